/** A placeholder for the rows until they arrive. */
export function ListSkeleton() {
  return (
    <div aria-busy="true">
      <p className="visually-hidden">Loading the list</p>
      <div className="list-skeleton skeleton" />
    </div>
  );
}
