namespace Flowyte.Conformance.Reporting.Html;

/// <summary>How a page begins that opens from disk and loads nothing.</summary>
internal static class HtmlPage
{
    /// <summary>Writes everything up to the start of the body, with the style and a policy that lets nothing else in.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="script">The one script that the page may run; null for none.</param>
    public static void Open(HtmlWriter html, string title, HtmlResource? script = null)
    {
        html.Write($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HtmlResource.Style.Hash}';
            """);
        if (script is not null)
        {
            html.Write($" script-src '{script.Hash}';");
        }

        html.Write($"""
             base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <style>
            """);
        html.Write(HtmlResource.Style);
        html.Write($"""
            </style>
            </head>
            <body>

            """);
    }
}
