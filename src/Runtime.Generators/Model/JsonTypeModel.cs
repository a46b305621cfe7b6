namespace Lambda.Runtime.Generators.Model;

/// <summary>A type for which a reader or a writer of its own is emitted.</summary>
/// <param name="Type">The C# type: <c>global::Person</c>.</param>
/// <param name="Name">What its methods are called by: <c>Person</c>, <c>ListOfPerson</c>.</param>
internal abstract record JsonTypeModel(string Type, string Name);

/// <summary>A JSON array.</summary>
/// <param name="Element">Its elements.</param>
/// <param name="IsArray">It is a C# array, and else a <c>List&lt;T&gt;</c>.</param>
internal sealed record JsonListModel(string Type, string Name, JsonValueModel Element, bool IsArray) : JsonTypeModel(Type, Name);

/// <summary>A JSON object.</summary>
/// <param name="Members">Its members, in the order in which they are written.</param>
/// <param name="Arguments">For each constructor parameter, the index of the member that it is given.</param>
/// <param name="IsBuiltLast">
/// It cannot be made before its JSON has been read: the constructor or <c>required</c> members need values from there.
/// </param>
internal sealed record JsonObjectModel(
    string Type,
    string Name,
    EquatableArray<JsonMemberModel> Members,
    EquatableArray<int> Arguments,
    bool IsBuiltLast) : JsonTypeModel(Type, Name);

/// <summary>A property of a type, as a member of its JSON object.</summary>
/// <param name="Property">Its C# name.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="EncodedName">The name as text of JSON, without quotes: with escapes where it needs them.</param>
/// <param name="Value">Its value.</param>
/// <param name="Set">How it gets its value when the object is read.</param>
/// <param name="DeclaringType">The C# type that declares it, which an accessor of an <c>init</c> property is bound to.</param>
/// <param name="Default">The C# expression for the value of a constructor parameter that the JSON does not have.</param>
internal sealed record JsonMemberModel(
    string Property,
    string JsonName,
    string EncodedName,
    JsonValueModel Value,
    MemberSet Set,
    string DeclaringType,
    string Default);

/// <summary>How a member gets its value.</summary>
internal enum MemberSet
{
    /// <summary>Not at all: it is only written.</summary>
    Never,

    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>By its <c>init</c> accessor, after construction, so that a missing member keeps its initial value.</summary>
    Init,

    /// <summary>By the object initializer; it must be in the JSON.</summary>
    Required,

    /// <summary>By the constructor.</summary>
    Constructor,
}
