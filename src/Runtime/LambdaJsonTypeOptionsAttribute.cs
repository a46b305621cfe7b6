using System.Text.Json.Serialization;

namespace Lambda.Runtime;

/// <summary>Sets, for one type or for all types of an assembly, how they are read from JSON and written as JSON.</summary>
/// <remarks>
/// <para>
/// On a type it applies to the type. On the assembly it applies to the type that it names, such as a type of a package, or without one to all types that
/// the assembly declares. An option is taken from the first of these that sets it: the project's attribute that names the type, the attribute on the type,
/// the attribute for all types of the assembly that declares it, and then <see cref="LambdaJsonAttribute"/> of the project. It applies to all members of the
/// type, inherited ones included. It does not apply to the types of members or to derived types. An attribute on a member overrides it.
/// </para>
/// <para>The attribute is read at compile time. It does not apply to types that a converter or a <see cref="JsonSerializerContext"/> reads and writes.</para>
/// </remarks>
/// <example>
/// <code>
/// [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
/// public record Receipt(string Number, string? Note);   // {"number":"7"}
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class LambdaJsonTypeOptionsAttribute : Attribute
{
    /// <summary>Sets options of the type that has the attribute, or of all types that the assembly declares.</summary>
    public LambdaJsonTypeOptionsAttribute()
    {
    }

    /// <summary>Sets options of a type that may be declared in another assembly.</summary>
    /// <param name="type">A class, struct or interface. A generic type without arguments, <c>typeof(Page&lt;&gt;)</c>, stands for all its constructed types.</param>
    public LambdaJsonTypeOptionsAttribute(Type type) => Type = type;

    /// <summary>The type; <see langword="null"/> if it is the one that has the attribute, or all types of the assembly.</summary>
    public Type? Type { get; }

    /// <summary>The naming policy of properties.</summary>
    public JsonKnownNamingPolicy PropertyNamingPolicy { get; set; }

    /// <summary>Which members are not written.</summary>
    public JsonIgnoreCondition DefaultIgnoreCondition { get; set; }

    /// <summary>Whether numbers may be strings.</summary>
    public JsonNumberHandling NumberHandling { get; set; }

    /// <summary>How JSON members without a property are handled.</summary>
    public JsonUnmappedMemberHandling UnmappedMemberHandling { get; set; }

    /// <summary>
    /// Whether a member that is null in the JSON is read as if it was missing: it keeps its initial value, and is an error if it is required. By default, null is
    /// the member's value, and an error if its type has no null.
    /// </summary>
    public bool TreatNullAsMissing { get; set; }
}
