import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { type ExecutionResult, type GraphQLSchema, graphql, parse, print } from 'graphql';

/** One service of a supergraph: what it says of itself, and either where it is or what it answers with. */
export type Subgraph = {
  readonly name: string;
  readonly sdl: string;
  readonly run: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>;
};

/** Composes services as a registry would. Throws for services that do not fit together. */
export function compose(subgraphs: readonly { name: string; sdl: string; url?: string }[]): string {
  const services = subgraphs.map(({ name, sdl, url }) => ({
    name,
    typeDefs: parse(sdl),
    url: url ?? `http://${name}.invalid`,
  }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}

/** What a router answers that has been given these services; `asked` names those that it has asked, in order. */
export function startRouter(subgraphs: readonly Subgraph[]) {
  const asked: string[] = [];
  const schema: GraphQLSchema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: compose(subgraphs),
    batch: true,
    onSubschemaConfig(config) {
      const subgraph = subgraphs.find(({ name }) => name.toUpperCase() === config.name.toUpperCase());
      if (subgraph === undefined) throw new Error(`no subgraph ${config.name}`);
      const { name, run } = subgraph;
      config.executor = (async ({ document, variables = {} }) => {
        asked.push(name);
        return run(print(document), variables);
      }) as typeof config.executor;
    },
  });
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const outcome = await graphql({ schema, source: query, variableValues: variables });
    // As the JSON that a client reads.
    return JSON.parse(JSON.stringify(outcome)) as ExecutionResult;
  };
  return { ask, asked };
}
