using System.Security.Cryptography;
using System.Text;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A style sheet or script that the assembly carries.</summary>
internal sealed class HtmlResource
{
    private HtmlResource(string name)
    {
        using var stream = typeof(HtmlResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // The hash is taken of what a browser reads, and browsers read CRLF as LF.
        Text = reader.ReadToEnd().ReplaceLineEndings("\n");
        Hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    public static HtmlResource Style { get; } = new("report.css");

    public static HtmlResource Script { get; } = new("report.js");

    public string Text { get; }

    /// <summary>The source expression that lets a content security policy accept it.</summary>
    public string Hash { get; }
}
