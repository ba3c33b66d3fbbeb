using System.Globalization;
using System.Text;
using System.Text.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes <c>run.har</c>: every exchange as an HTTP Archive 1.2, for a browser's developer tools.</summary>
internal sealed class HarReport : IReportWriter
{
    // A hostile target could send megabytes in every answer; developer tools would not open that.
    private const int MaxBody = 512 * 1024;

    // Once the bodies fill this, the later ones are cut to their beginnings. Escaped, a byte takes six at the most.
    private const int MaxBodies = 8 * 1024 * 1024;
    private const int MaxLaterBody = 16 * 1024;

    public ReportFormats Format => ReportFormats.Har;

    public string FileName => "run.har";

    public void Write(ReportView view, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartObject("log");
        json.WriteString("version", "1.2");
        json.WriteStartObject("creator");
        json.WriteString("name", "Flowyte.Conformance");
        json.WriteString("version", HarnessVersion.Current);
        json.WriteEndObject();
        json.WriteStartArray("entries");
        var bodies = 0L;
        foreach (var exchange in view.Exchanges)
        {
            var most = bodies < MaxBodies ? MaxBody : MaxLaterBody;
            WriteEntry(json, exchange, most);
            bodies += Math.Min(most, exchange.Response?.Body.Length ?? 0);

            // The writer keeps in memory what it has not flushed.
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, Exchange exchange, int mostOfBody)
    {
        var timing = exchange.Timing;
        json.WriteStartObject();
        json.WriteString("startedDateTime", timing.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("time", Milliseconds(timing.Connect + timing.Total));
        WriteRequest(json, exchange.Request, mostOfBody);
        WriteResponse(json, exchange, mostOfBody);
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("blocked", -1);
        json.WriteNumber("dns", -1);
        json.WriteNumber("connect", Milliseconds(timing.Connect));
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", Milliseconds(timing.FirstByte ?? timing.Total));
        json.WriteNumber("receive", Milliseconds(timing.Total - (timing.FirstByte ?? timing.Total)));
        json.WriteNumber("ssl", -1);
        json.WriteEndObject();
        json.WriteString("comment", exchange.EndDetail.Length > 0 ? $"{exchange.Id}: {exchange.EndDetail}" : exchange.Id);
        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, WireRequest request, int mostOfBody)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", CurlCommand.AddressOf(request.Target));
        json.WriteString("httpVersion", $"HTTP/{request.Form.Version}");
        WriteEmpty(json, "cookies");
        WriteHeaders(json, request.Form.HasLowerCaseNames ? [.. request.Headers.Select(header => header with { Name = header.Name.ToLowerInvariant() })] : request.Headers);
        WriteQuery(json, request.Target);
        if (!request.Body.IsEmpty)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", request.Headers.FirstOrDefault(IsContentType)?.Value ?? "");
            WriteText(json, request.Body, mostOfBody);
            json.WriteEndObject();
        }

        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", request.Body.Length);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, Exchange exchange, int mostOfBody)
    {
        var response = exchange.Response;
        json.WriteStartObject("response");
        json.WriteNumber("status", response?.Status ?? 0);
        json.WriteString("statusText", response?.Reason ?? "");
        json.WriteString("httpVersion", response?.Version ?? "");
        WriteEmpty(json, "cookies");
        WriteHeaders(json, response?.Headers ?? []);
        json.WriteStartObject("content");
        json.WriteNumber("size", response?.Body.Length ?? 0);
        json.WriteString("mimeType", response?.Header("Content-Type") ?? "");
        WriteText(json, response?.Body ?? default, mostOfBody);
        json.WriteEndObject();
        json.WriteString("redirectURL", response?.Header("Location") ?? "");
        json.WriteNumber("headersSize", response?.Head.Length ?? -1);
        json.WriteNumber("bodySize", response?.RawBody.Length ?? -1);
        if (exchange.End != ExchangeEnd.Complete)
        {
            json.WriteString("_error", exchange.End.ToString());
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlyMemory<byte> body, int most)
    {
        var shown = body[..Math.Min(body.Length, most)];
        if (Utf8Text.InvalidOffset(shown.Span) is null)
        {
            json.WriteString("text", shown.Span);
        }
        else
        {
            json.WriteString("text", Convert.ToBase64String(shown.Span));
            json.WriteString("encoding", "base64");
        }

        if (shown.Length < body.Length)
        {
            json.WriteString("comment", $"cut after {shown.Length} of {body.Length} bytes");
        }
    }

    private static void WriteHeaders(Utf8JsonWriter json, IReadOnlyList<HeaderField> headers)
    {
        json.WriteStartArray("headers");
        foreach (var header in headers)
        {
            json.WriteStartObject();
            json.WriteString("name", Wellformed(header.Name));
            json.WriteString("value", Wellformed(header.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteQuery(Utf8JsonWriter json, Uri target)
    {
        json.WriteStartArray("queryString");
        foreach (var pair in target.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            json.WriteStartObject();
            json.WriteString("name", parts[0]);
            json.WriteString("value", parts is [_, var value] ? value : "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEmpty(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }

    private static string Wellformed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsContentType(HeaderField header) => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    private static double Milliseconds(TimeSpan time) => Math.Round(Math.Max(0, time.TotalMilliseconds), 3);
}
