using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Flowyte.Conformance.Yaml;

/// <summary>
/// YamlDotNet's parser, which for some broken texts (such as <c>[1, 2</c> without its end, then <c>b: 3</c>)
/// throws something other than its own exception.
/// </summary>
internal sealed class CheckedParser(string text) : IParser
{
    private readonly Parser _parser = new(new StringReader(text));

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception exception) when (exception is not YamlException)
        {
            var place = Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "Behind this place the file is not well-formed YAML.", exception);
        }
    }
}
