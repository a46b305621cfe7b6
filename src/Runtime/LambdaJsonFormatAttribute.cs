namespace Lambda.Runtime;

/// <summary>Sets how a member is encoded in JSON, where AWS's services use another encoding than System.Text.Json.</summary>
/// <remarks>
/// <para>
/// On a member that is a collection, a format of times, strings or bytes applies to its elements, and a format of JSON to the whole value. A nullable member is
/// <c>null</c> in JSON if it has no value. The attribute is read at compile time; one that does not fit the member's type is an error there.
/// </para>
/// <para>
/// Errors in encoded JSON are errors of the event, with the path to the member and the path in its JSON.
/// <see cref="System.Text.Json.Serialization.JsonNumberHandlingAttribute"/> with <c>WriteAsString</c> writes the number of a time as a string.
/// </para>
/// </remarks>
/// <param name="format">The encoding.</param>
/// <example>
/// <code>
/// public record Message(
///     [property: LambdaJsonFormat(JsonFormat.JsonText)] Order Body,
///     [property: LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)] DateTimeOffset Sent);
///
/// // {"body":"{\"id\":\"1\"}","sent":1545082649183}
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class LambdaJsonFormatAttribute(JsonFormat format) : Attribute
{
    /// <summary>The encoding.</summary>
    public JsonFormat Format { get; } = format;
}
