using System.Text.Json.Serialization;

namespace Lambda.Runtime;

/// <summary>Sets, for one type, which members are not written as JSON.</summary>
/// <remarks>
/// <para>
/// On a type it applies to the type. On the assembly it applies to the type that it names, such as a type of a package; it then overrides the attribute
/// on that type. It applies to all members of the type, inherited ones included, except for those with <see cref="JsonIgnoreAttribute"/>.
/// It does not apply to the types of members or to derived types.
/// </para>
/// <para>The attribute is read at compile time. It does not apply to types that a converter or a <see cref="JsonSerializerContext"/> writes.</para>
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
    /// <summary>Sets options of the type that has the attribute.</summary>
    public LambdaJsonTypeOptionsAttribute()
    {
    }

    /// <summary>Sets options of a type that may be declared in another assembly.</summary>
    /// <param name="type">A class, struct or interface. A generic type without arguments, <c>typeof(Page&lt;&gt;)</c>, stands for all its constructed types.</param>
    public LambdaJsonTypeOptionsAttribute(Type type) => Type = type;

    /// <summary>The type; <see langword="null"/> if it is the one that has the attribute.</summary>
    public Type? Type { get; }

    /// <summary>Which members are not written, instead of the project's option of the same name.</summary>
    public JsonIgnoreCondition DefaultIgnoreCondition { get; set; }
}
