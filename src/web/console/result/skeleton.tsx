/** Placeholders with the size of the sections, so that the page does not jump when the result arrives. */
export function Skeleton() {
  return (
    <div className="result" aria-busy="true">
      <p className="visually-hidden">Loading the verification</p>
      <div className="verdict skeleton" />
      <div className="gallery skeleton" />
    </div>
  );
}
