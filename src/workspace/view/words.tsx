/** A sentence in which names of code stand between backticks. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part))}
    </>
  );
}
