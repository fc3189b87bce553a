// Starts the workstation: settings on the page before anything is drawn, then the frame, then the node's announcements.
import "./tokens.css";
import "./app.css";
import "../parts/parts.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { client, follow } from "../api/queries.ts";
import { App } from "./App.tsx";
import { LanguageProvider } from "./language.tsx";
import { SessionProvider } from "./session.tsx";
import { applySettings } from "./settings.tsx";
import { CursorProvider } from "./time.tsx";

applySettings();
const place = document.getElementById("app");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <SessionProvider>
            <CursorProvider>
              <App />
            </CursorProvider>
          </SessionProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
  follow();
}
