/** Hands over a file that is dropped anywhere on the page. */
export const onDrop = (open) => {
  addEventListener('dragover', (event) => event.preventDefault()); // else the browser would leave the page for the file
  addEventListener('drop', (event) => {
    event.preventDefault();
    [...event.dataTransfer.files].slice(0, 1).forEach(open);
  });
};
