package org.openbeian.sandbox.outside;

/** The little HTML that the outside world shows. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
          h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
          table { border-collapse: collapse; width: 100%% } td, th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top }
          a { color: #0b57d0 } code, pre { font-size: .9em } .muted { color: #777 }
          .message { border: 1px solid #ddd; border-radius: .5rem; padding: .5rem .75rem; margin: .5rem 0; white-space: pre-wrap }
          button { font: inherit; min-width: 9rem; text-align: left }
        </style>
        </head>
        <body>
        <h1>%1$s</h1>
        %2$s
        </body>
        </html>
        """
        .formatted(title, body);
  }
}
