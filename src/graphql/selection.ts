import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type SelectionNode,
} from 'graphql';
import type { ImageSelection } from '../verifications/loaders.js';
import { type Delivery, mediaOf } from './rules/media.js';

type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/** A field that is part of an image, or that leads to other fields. */
type Member = { readonly delivery: Delivery | undefined; readonly type: GraphQLNamedType };

/** Returns whether the field of `info` selects this field of its own type, under any alias. */
export function isFieldSelected(info: SelectionInfo, name: string): boolean {
  return fieldsBelow(info, info.fieldNodes).some((field) => field.name.value === name);
}

/**
 * Returns whether the selection below the field of `info` needs links or bytes of images, by what their fields declare.
 * Does not know which images exist.
 */
export function toImageSelection(info: GraphQLResolveInfo): ImageSelection {
  const selection = { links: false, bytes: false };
  const collect = (type: GraphQLNamedType, fields: readonly FieldNode[]) => {
    const members = membersOf(info.schema, type);
    for (const field of fieldsBelow(info, fields)) {
      for (const member of members.get(field.name.value) ?? []) {
        if (member.delivery === 'imageLink') selection.links = true;
        if (member.delivery === 'imageBytes') selection.bytes = true;
        if (field.selectionSet !== undefined) collect(member.type, [field]);
      }
    }
  };
  collect(getNamedType(info.returnType), info.fieldNodes);
  return selection;
}

const membersByType = new WeakMap<GraphQLNamedType, ReadonlyMap<string, readonly Member[]>>();

/** Returns the members of a type by name; of an abstract type those of all its object types. */
function membersOf(schema: GraphQLSchema, type: GraphQLNamedType): ReadonlyMap<string, readonly Member[]> {
  const known = membersByType.get(type);
  if (known !== undefined) return known;
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type].filter(isObjectType);
  const members = new Map<string, Member[]>();
  for (const field of objects.flatMap((object) => Object.values(object.getFields()))) {
    const member = { delivery: mediaOf(field)?.delivers, type: getNamedType(field.type) };
    const others = members.get(field.name) ?? [];
    const isKnown = others.some(({ delivery, type: other }) => other === member.type && delivery === member.delivery);
    if (isKnown || (member.delivery === undefined && isLeafType(member.type))) continue;
    members.set(field.name, [...others, member]);
  }
  membersByType.set(type, members);
  return members;
}

/** Returns the fields one level down that will be executed, through fragments and after @skip and @include. */
function fieldsBelow(info: SelectionInfo, fields: readonly FieldNode[]): FieldNode[] {
  return fields.flatMap((field) => fieldsOf(info, field.selectionSet?.selections ?? []));
}

function fieldsOf(info: SelectionInfo, selections: readonly SelectionNode[]): FieldNode[] {
  return selections.flatMap((selection) => {
    if (!isIncluded(info, selection)) return [];
    if (selection.kind === 'Field') return [selection];
    const fragment = selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection;
    return fieldsOf(info, fragment?.selectionSet.selections ?? []);
  });
}

function isIncluded({ variableValues }: SelectionInfo, selection: SelectionNode): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if !== false
  );
}
