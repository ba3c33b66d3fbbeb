using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows one exchange: what was sent, what came back, and where it is at fault.</summary>
internal sealed class ExchangeHtml(ReportView view, PageFindings findings)
{
    /// <summary>Shows an exchange whole.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="exchange">The exchange.</param>
    /// <param name="bodyLimit">How many bytes of each body to show besides those at fault.</param>
    public void Write(HtmlWriter html, Exchange exchange, int bodyLimit)
    {
        ShownFinding[] shown = [.. findings.On(exchange.Id)];
        var stream = StreamReading.Of(exchange);
        html.Write($"""<details class="exchange{(shown.Length > 0 ? " faulty" : "")}" """);
        WriteNames(html, exchange);
        html.Write($"<summary>");
        WriteLine(html, exchange);
        html.Write($"</summary>");
        WriteFindings(html, shown);
        DialogueHtml.Write(html, view, exchange, stream);
        WriteRequest(html, exchange, bodyLimit);
        WriteResponse(html, exchange, stream, bodyLimit, shown);
        WritePlaces(html, shown);
        html.Write($"""
            <p class="permalink"><a href="#x{findings.NumberOf(exchange.Id)}">Link to exchange {findings.NumberOf(exchange.Id)}</a></p></details>

            """);
    }

    /// <summary>Shows nothing but the line that names the exchange.</summary>
    public void WriteBrief(HtmlWriter html, Exchange exchange)
    {
        ShownFinding[] shown = [.. findings.On(exchange.Id)];
        html.Write($"""<div class="exchange brief{(shown.Length > 0 ? " faulty" : "")}" """);
        WriteNames(html, exchange);
        WriteLine(html, exchange);
        WritePlaces(html, shown);
        html.Write($"</div>\n");
    }

    private void WriteNames(HtmlWriter html, Exchange exchange) =>
        html.Write($"""id="x{findings.NumberOf(exchange.Id)}" data-conversation="{view.ConversationOf(exchange.Id)}">""");

    private void WriteLine(HtmlWriter html, Exchange exchange)
    {
        html.Write($"""
            <span class="number">{findings.NumberOf(exchange.Id)}</span> <span><code>{exchange.Id}</code> <span class="title">{view.TitleOf(exchange)}</span></span>
            """);
        if (findings.CountOn(exchange.Id) is > 0 and var count)
        {
            html.Write($""" <span class="flag">{Figures.Count(count, "finding")}</span>""");
        }

        html.Write($""" <span class="outcome">{Outcome(exchange)}</span> <span class="took">{Figures.Duration(exchange.Timing.Total)}</span>""");
    }

    // Links must land even where the place itself is left out.
    private static void WritePlaces(HtmlWriter html, ShownFinding[] shown)
    {
        foreach (var mark in shown.Where(finding => finding.Finding.Location is not null && html.Places.Add(finding.Place)))
        {
            html.Write($"""<span class="place" id="{mark.Place}"></span>""");
        }
    }

    private static void WriteFindings(HtmlWriter html, ShownFinding[] shown)
    {
        if (shown.Length == 0)
        {
            return;
        }

        html.Write($"""<ul class="here">""");
        foreach (var finding in shown)
        {
            html.Write($"""<li><a href="#{finding.Result.Requirement.Id}">{finding.Result.Requirement.Id}</a> {finding.Finding.Message}""");
            if (finding.Finding.Location is not null)
            {
                html.Write($""" <a href="#{finding.Place}">Go to the place<span class="sr"> of {finding.Result.Requirement.Id}</span></a>""");
            }

            html.Write($"</li>");
        }

        html.Write($"</ul>\n");
    }

    private void WriteRequest(HtmlWriter html, Exchange exchange, int bodyLimit)
    {
        var request = exchange.Request;
        html.Write($"""
            <h3>Request</h3>
            <pre class="bytes">{request.Method} {CurlCommand.AddressOf(request.Target)}{FormOf(request.Form)}
            """);
        foreach (var field in request.Headers)
        {
            html.Write($"\n<b>{(request.Form.HasLowerCaseNames ? field.Name.ToLowerInvariant() : field.Name)}</b>: {field.Value}");
        }

        html.Write($"</pre>\n");
        if (!request.Body.IsEmpty)
        {
            BodyHtml.Write(html, request.Body, bodyLimit, []);
        }

        if (view.CurlOf(exchange.Id) is { } curl)
        {
            html.Write($"""<details class="repeat"><summary>Repeat it with curl</summary><pre class="curl">{curl}</pre></details>""");
        }
    }

    private static void WriteResponse(HtmlWriter html, Exchange exchange, StreamReading? stream, int bodyLimit, ShownFinding[] shown)
    {
        html.Write($"<h3>Response</h3>\n");
        if (exchange.EndDetail.Length > 0 || exchange.End != ExchangeEnd.Complete)
        {
            html.Write($"""<p class="ended">{EndOf(exchange)}{(exchange.EndDetail.Length > 0 ? ": " : "")}{exchange.EndDetail}</p>""");
        }

        if (exchange.Interim.Count > 0 || exchange.Timing.BodySent is not null)
        {
            html.Write($"""<p class="quiet">{InterimOf(exchange)}</p>""");
        }

        if (exchange.Response is not { } response)
        {
            return;
        }

        BodyHtml.Write(html, response.Head, bodyLimit, Marks(shown, ResponsePart.Head));
        if (response.Decoded.Length > 0)
        {
            html.Write($"""<p class="quiet">The body without its {response.Decoded}: {response.Body.Length} bytes of {response.RawBody.Length} that crossed the socket.</p>""");
        }

        var marks = Marks(shown, ResponsePart.Body);
        if (stream is not null)
        {
            TimelineHtml.Write(html, stream, exchange);
            StreamHtml.Write(html, stream, marks, isShort: bodyLimit < 4096);
        }
        else
        {
            BodyHtml.Write(html, response.Body, bodyLimit, marks);
        }

        if (Marks(shown, ResponsePart.RawBody) is { Count: > 0 } raw)
        {
            html.Write($"<h3>Body as it crossed the socket</h3>\n");
            BodyHtml.Write(html, response.RawBody, bodyLimit, raw);
        }
    }

    private static string FormOf(RequestForm form) => string.Concat(
        form.Version == RequestForm.Usual.Version ? "" : $" HTTP/{form.Version}",
        form.HasAbsoluteTarget ? " (target in absolute form)" : "",
        form.HasHost ? "" : " (without Host)");

    private static string InterimOf(Exchange exchange) => string.Join(", ",
    [
        .. exchange.Interim.Select(interim => $"{interim.Status} after {Figures.Duration(interim.At)}"),
        .. exchange.Timing.BodySent is { } sent ? [$"body sent after {Figures.Duration(sent)}"] : Array.Empty<string>(),
    ]);

    private static List<ByteMark> Marks(ShownFinding[] shown, ResponsePart part) =>
    [
        .. from finding in shown
           let location = finding.Finding.Location
           where location?.Part == part
           select new ByteMark(finding.Place, finding.Result.Requirement.Id, location.Offset, Math.Max(0, location.Length)),
    ];

    private static string Outcome(Exchange exchange) => exchange switch
    {
        { Response: { } response, End: ExchangeEnd.Complete } => $"{exchange.Request.Method} → {response.Status}",
        { Response: { } response } => $"{exchange.Request.Method} → {response.Status}, {EndOf(exchange).ToLowerInvariant()}",
        _ => $"{exchange.Request.Method} → {EndOf(exchange).ToLowerInvariant()}",
    };

    private static string EndOf(Exchange exchange) => exchange.End switch
    {
        ExchangeEnd.TimedOut => "Timed out",
        ExchangeEnd.LimitReached => "Limit reached",
        ExchangeEnd.Left => "Left by the harness",
        _ => exchange.End.ToString(),
    };
}
