import { type InputHTMLAttributes, useId } from 'react';

export type ChoicesProps<Value extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
};

/** Values of which any number can be chosen; none means all of them. */
export function Choices<Value extends string>({ legend, name, values, chosen, labels }: ChoicesProps<Value>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          {labels[value]}
        </label>
      ))}
    </fieldset>
  );
}

export type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value'> & {
  readonly label: string;
  readonly value: string | number | undefined;
};

/** A text, date or number with its label. */
export function Field({ label, value, ...attributes }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} defaultValue={value ?? ''} autoComplete="off" spellCheck={false} {...attributes} />
    </div>
  );
}
