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

    /// <summary>A key of OpenAI's form, as somebody sends who forgot to change it.</summary>
    Foreign,

    /// <summary>A secret key without the scope <c>chat:write</c>.</summary>
    Unscoped,

    /// <summary>A publishable key, which only the widget may use.</summary>
    Publishable,
}
