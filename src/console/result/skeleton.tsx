/** Holds the places of what is being fetched, so that nothing jumps when it arrives. */
export function Skeleton() {
  return (
    <div className="result" aria-busy="true">
      <p className="unseen">Asking the gateway</p>
      <div className="verdict skeleton" />
      <div className="gallery skeleton" />
    </div>
  );
}
