using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Lambda.Runtime;

/// <summary>Says once for a project how its events and results are read and written as JSON. What it says is compiled in.</summary>
/// <remarks>What is not set is as <see cref="System.Text.Json.JsonSerializerOptions.Web"/> has it, but for <see cref="Escaping"/>.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaJsonAttribute : Attribute
{
    /// <summary>Sets options.</summary>
    public LambdaJsonAttribute()
    {
    }

    /// <summary>Names a context that serves the types it was made for, by way of System.Text.Json.</summary>
    /// <param name="context">A class of the project that derives from <see cref="JsonSerializerContext"/>, with its <c>[JsonSerializable]</c> types.</param>
    public LambdaJsonAttribute(Type context) => Context = context;

    /// <summary>The context that serves the types it was made for; <see langword="null"/> when there is none.</summary>
    public Type? Context { get; }

    /// <summary>How properties are named in JSON. Camel case unless set.</summary>
    public JsonKnownNamingPolicy PropertyNamingPolicy { get; set; } = JsonKnownNamingPolicy.CamelCase;

    /// <summary>Which members are not written. All are unless set.</summary>
    public JsonIgnoreCondition DefaultIgnoreCondition { get; set; }

    /// <summary>Where numbers may be strings. They may be read from strings unless set.</summary>
    public JsonNumberHandling NumberHandling { get; set; } = JsonNumberHandling.AllowReadingFromString;

    /// <summary>What happens to members that a type does not have. They are skipped unless set.</summary>
    public JsonUnmappedMemberHandling UnmappedMemberHandling { get; set; }

    /// <summary>Which characters of strings and names are escaped. Only those that JSON requires are, unless set.</summary>
    public JsonEscaping Escaping { get; set; }
}
