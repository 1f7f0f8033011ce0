// An entity's name with the shape and hue of its type.
import type { EntityRef } from "../api";
import { TypeShape } from "../chrome/icons";
import { exploreEntity } from "../explore/address";

export function EntityName({ entity }: { entity: EntityRef }) {
  return <span class="entity-name"><TypeShape type={entity.type} /><bdi>{entity.name}</bdi></span>;
}

export function EntityLink({ entity }: { entity: EntityRef }) {
  return <a class="entity-link" href={exploreEntity(entity.id)}><EntityName entity={entity} /></a>;
}
