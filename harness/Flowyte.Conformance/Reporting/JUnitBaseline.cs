using System.Xml;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes the stale entries of a baseline as a test suite of their own: without it, a run that they fail would show as one in which nothing failed.</summary>
internal static class JUnitBaseline
{
    public static void Write(XmlWriter xml, IReadOnlyList<string> stale)
    {
        if (stale.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "baseline");
        xml.WriteAttributeString("tests", $"{stale.Count}");
        xml.WriteAttributeString("failures", $"{stale.Count}");
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        foreach (var entry in stale)
        {
            var text = VisibleText.Escape(entry);
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", "flowyte.baseline");
            xml.WriteAttributeString("name", $"{text.Split(' ', 2)[0]} is accepted with reason");
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", text);
            xml.WriteAttributeString("type", "stale");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
