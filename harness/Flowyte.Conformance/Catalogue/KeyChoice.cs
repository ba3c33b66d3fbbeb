namespace Flowyte.Conformance.Catalogue;

/// <summary>Which key a request carries.</summary>
public enum KeyChoice
{
    /// <summary>The target's own secret key.</summary>
    Secret,

    /// <summary>No <c>Authorization</c> header at all.</summary>
    None,

    /// <summary>The scheme without a key behind it.</summary>
    Empty,

    /// <summary>A key of the right form that the target never issued.</summary>
    Wrong,

    /// <summary>The target's own key with another last character.</summary>
    Altered,

    /// <summary>The target's own key with more characters behind it.</summary>
    Extended,

    /// <summary>The target's own key without its last characters.</summary>
    Cut,

    /// <summary>The target's own key with upper and lower case swapped.</summary>
    Recased,

    /// <summary>Text that is no key, as a client sends it whose setting is not set.</summary>
    Foreign,

    /// <summary>A key of the test environment that the target never issued.</summary>
    Test,

    /// <summary>A secret key without the scope <c>chat:write</c>.</summary>
    Unscoped,

    /// <summary>A publishable key, which only the widget may use.</summary>
    Publishable,
}
