namespace Flowyte.MockServer.Errors;

/// <summary>What is wrong with one member of a request.</summary>
/// <param name="Field">The member, such as <c>messages[0].role</c>.</param>
/// <param name="Message">What was expected there. Never repeats what was sent: it may be a key.</param>
internal readonly record struct FieldError(string Field, string Message);
