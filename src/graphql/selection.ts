import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionNode,
} from 'graphql';
import type { PictureWish } from '../results/loaders.js';

type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

const PICTURE_FIELDS = new Set(['faceImage', 'faceImageFar', 'faceImageNear', 'silentImage', 'images']);
const LINK_FIELDS = new Set(['url', 'expiresAt']);
const BYTE_FIELDS = new Set(['base64', 'dataUri', 'mediaType', 'byteLength']);

/** Whether the field of `info` selects this field of its own type, under whatever alias. */
export function isFieldSelected(info: SelectionInfo, name: string): boolean {
  return fieldsBelow(info, info.fieldNodes).some((field) => field.name.value === name);
}

/** What the selection of a LivenessResult wants of its pictures. Does not know which of them exist. */
export function toPictureWish(info: SelectionInfo): PictureWish {
  const pictures = fieldsBelow(info, info.fieldNodes).filter((field) => PICTURE_FIELDS.has(field.name.value));
  const names = fieldsBelow(info, pictures).map((field) => field.name.value);
  return {
    links: names.some((name) => LINK_FIELDS.has(name)),
    bytes: names.some((name) => BYTE_FIELDS.has(name)),
  };
}

/** The fields one level down that will be executed, through fragments and past @skip and @include. */
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
