using System.Globalization;
using System.Xml;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes the properties of a test suite: what was tested, by what, and how.</summary>
internal static class JUnitProperties
{
    public static void Write(XmlWriter xml, ReportView view, RequirementGroup group)
    {
        var settings = view.Settings;
        xml.WriteStartElement("properties");
        Write(xml, "target", view.BaseUrl);
        Write(xml, "agent", view.Agent);
        Write(xml, "embeddedMock", view.IsEmbeddedMock ? "true" : "false");
        Write(xml, "specsVersion", view.Specs.Version);
        Write(xml, "harnessVersion", HarnessVersion.Current);
        Write(xml, "profiles", string.Join(',', settings.Profiles));
        Write(xml, "dialect", view.Specs.Dialect.Name);
        Write(xml, "group", group.Name);
        Write(xml, "seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        Write(xml, "repeat", settings.Repeat.ToString(CultureInfo.InvariantCulture));
        Write(xml, "strict", settings.Strict ? "true" : "false");
        Write(xml, "verdict", view.VerdictName);
        if (settings.Shard is { } shard)
        {
            Write(xml, "shard", $"{shard}");
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", VisibleText.Escape(value));
        xml.WriteEndElement();
    }
}
