namespace Flowyte.MockServer.Widget;

/// <summary>What a path of the widget names.</summary>
internal enum WidgetResource
{
    /// <summary>The publishable keys of an agent.</summary>
    Keys,

    /// <summary>The rotation of a publishable key.</summary>
    Rotate,

    /// <summary>The end of a publishable key.</summary>
    Revoke,

    /// <summary>Theme and copy of an agent's widget.</summary>
    Settings,

    /// <summary>What a page has to hold so that it shows the widget.</summary>
    Embed,

    /// <summary>What the widget shows before anybody speaks.</summary>
    Bootstrap,

    /// <summary>The conversations of visitors: one is begun there.</summary>
    Sessions,

    /// <summary>The transport of one of them.</summary>
    Messages,
}
