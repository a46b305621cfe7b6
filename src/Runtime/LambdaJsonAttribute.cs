using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Lambda.Runtime;

/// <summary>Sets, for a project, how JSON is read and written. The settings are applied at compile time.</summary>
/// <remarks>The defaults are those of <see cref="System.Text.Json.JsonSerializerOptions.Web"/>, except for <see cref="Escaping"/>.</remarks>
/// <example>
/// <code>
/// [assembly: LambdaJson(
///     PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
///     DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaJsonAttribute : Attribute
{
    /// <summary>Sets options.</summary>
    public LambdaJsonAttribute()
    {
    }

    /// <summary>Uses System.Text.Json for the types of a context.</summary>
    /// <param name="context">A class of the project that derives from <see cref="JsonSerializerContext"/>, with <c>[JsonSerializable]</c> types.</param>
    public LambdaJsonAttribute(Type context) => Context = context;

    /// <summary>The context for its types; <see langword="null"/> if it was not given.</summary>
    public Type? Context { get; }

    /// <summary>The naming policy of properties; the default is camel case.</summary>
    public JsonKnownNamingPolicy PropertyNamingPolicy { get; set; } = JsonKnownNamingPolicy.CamelCase;

    /// <summary>Which members are not written; by default, all are written. <see cref="LambdaJsonTypeOptionsAttribute"/> sets it for one type.</summary>
    public JsonIgnoreCondition DefaultIgnoreCondition { get; set; }

    /// <summary>Whether numbers may be strings; by default, they may be read from strings.</summary>
    public JsonNumberHandling NumberHandling { get; set; } = JsonNumberHandling.AllowReadingFromString;

    /// <summary>How JSON members without a property are handled; by default, they are skipped.</summary>
    public JsonUnmappedMemberHandling UnmappedMemberHandling { get; set; }

    /// <summary>Which characters of strings and names are escaped; by default, only those that JSON requires.</summary>
    public JsonEscaping Escaping { get; set; }
}
