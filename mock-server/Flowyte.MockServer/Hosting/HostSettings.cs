using System.ComponentModel;
using WireMock.Settings;

namespace Flowyte.MockServer.Hosting;

/// <summary>
/// Settings that are one short text to whoever writes them as JSON. WireMock.Net does so on every start, for a log that nobody keeps;
/// with all their members that took a third of the start.
/// </summary>
[TypeConverter(typeof(AsText))]
internal sealed class HostSettings : WireMockServerSettings
{
    private sealed class AsText : TypeConverter;
}
