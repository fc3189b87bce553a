// A sheet above the screen: keeps the focus inside, closes on Escape, gives the focus back.
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly role?: "dialog" | "alertdialog";
  readonly children: ReactNode;
}

export function Sheet({ title, isOpen, close, role = "dialog", children }: Props): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => (open ? undefined : close())} isDismissable>
      <Modal className="sheet">
        <Dialog role={role}>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
