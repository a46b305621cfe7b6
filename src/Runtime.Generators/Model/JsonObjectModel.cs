namespace Lambda.Runtime.Generators.Model;

/// <summary>A JSON object with known members.</summary>
/// <param name="Members">Its members, in the order in which they are written.</param>
/// <param name="Arguments">For each constructor parameter, the index of the member that it is given.</param>
/// <param name="IsBuiltLast">
/// It cannot be made before its JSON has been read: the constructor or <c>required</c> members need values from there.
/// </param>
/// <param name="Construction">How it is made.</param>
/// <param name="Constructor">The constructor, with its parameters for a value, where an accessor calls it.</param>
/// <param name="RefusesUnknown">A member that is not known is an error.</param>
/// <param name="Extension">The property that takes members that are not known, if there is one.</param>
/// <param name="Discriminator">
/// Where these are the members of a type among others: the name of the member that says which type it is, and that has been read before.
/// </param>
/// <param name="Names">The names that a reader looks for.</param>
internal sealed record JsonObjectModel(
    string Key,
    string Type,
    string Name,
    bool IsReference,
    EquatableArray<JsonMemberModel> Members,
    EquatableArray<int> Arguments,
    bool IsBuiltLast,
    ObjectConstruction Construction,
    JsonDeclarationModel? Constructor,
    bool RefusesUnknown,
    JsonExtensionModel? Extension,
    string? Discriminator,
    JsonNamesModel Names) : JsonTypeModel(Key, Type, Name, IsReference);

/// <summary>The names that a reader of an object looks for: those of its members in their order, and then that of the discriminator.</summary>
/// <param name="Text">The names, each followed by a line feed.</param>
/// <param name="Table">The hash table that <c>PropertyNameMatcher</c> finds a name by; empty where there are few.</param>
/// <param name="IsAscii">They have no letters beyond ASCII, whose cases only a string comparison knows.</param>
internal sealed record JsonNamesModel(string Text, EquatableArray<uint> Table, bool IsAscii);

/// <summary>The property that takes the members that a type does not know.</summary>
/// <param name="Member">The property.</param>
/// <param name="Builder">The C# type that members are collected in.</param>
/// <param name="Value">What its values are: <c>JsonElement</c>, <c>object</c> or <c>JsonNode</c>.</param>
/// <param name="IsTree">It is a <c>JsonObject</c>, and else a dictionary.</param>
internal sealed record JsonExtensionModel(JsonMemberModel Member, string Builder, JsonValueModel Value, bool IsTree);

/// <summary>A property or field of a type, as a member of its JSON object.</summary>
/// <param name="Property">Its C# name.</param>
/// <param name="DictionaryKeyReader">Its name in JSON.</param>
/// <param name="EncodedName">The name as text of JSON, without quotes: with escapes where it needs them.</param>
/// <param name="Value">Its value.</param>
/// <param name="Set">How it gets its value when the object is read.</param>
/// <param name="IsRequired">It must be in the JSON.</param>
/// <param name="Skip">When it is not written.</param>
/// <param name="Declaration">Where it is declared, which an accessor is bound to.</param>
/// <param name="IsField">It is a field, and else a property.</param>
/// <param name="IsHidden">It is not accessible, or code must not name it, and it is read through an accessor.</param>
/// <param name="Default">The C# expression for the value of a constructor parameter that the JSON does not have.</param>
/// <param name="Label">Its C# name, made different from that of every other member of the type: for names that are emitted.</param>
/// <param name="Owner">The C# type that declares it, where another member has to be got out of its way; <see langword="null"/> where none has.</param>
/// <param name="Fill">The <see cref="JsonTypeModel.Key"/> of what fills the value that is there; <see langword="null"/> when it is replaced.</param>
internal sealed record JsonMemberModel(
    string Property,
    string DictionaryKeyReader,
    string EncodedName,
    JsonValueModel Value,
    MemberSet Set,
    bool IsRequired,
    MemberSkip Skip,
    JsonDeclarationModel Declaration,
    bool IsField,
    bool IsHidden,
    string Default,
    string Label,
    string? Owner,
    string? Fill)
{
    /// <summary>The expression for it, in a variable <c>value</c>.</summary>
    public string Access => Owner is null ? $"value.{Property}" : $"(({Owner})value).{Property}";
}

/// <summary>The declaration of a member, as an accessor has to repeat it: that of a generic type with its type parameters.</summary>
/// <param name="Type">The C# type that declares it: <c>global::Page&lt;T&gt;</c>.</param>
/// <param name="ValueType">The C# type that it is declared with: <c>T</c>; of a constructor its parameters.</param>
/// <param name="Parameters">The type parameters, with their brackets; empty for a type that is not generic.</param>
/// <param name="Constraints">Their constraints, each with a space in front.</param>
/// <param name="Arguments">What stands for the type parameters here, with brackets.</param>
internal sealed record JsonDeclarationModel(string Type, string ValueType, string Parameters, string Constraints, string Arguments);

/// <summary>How an object is made.</summary>
internal enum ObjectConstruction
{
    /// <summary>By <c>new</c>.</summary>
    New,

    /// <summary>By an accessor, because the constructor is not accessible, or because required members are set behind it.</summary>
    Accessor,

    /// <summary>By <c>default</c>: a struct without a constructor, whose required members are set behind it.</summary>
    Default,
}

/// <summary>How a member gets its value.</summary>
internal enum MemberSet
{
    /// <summary>Not at all: it is only written.</summary>
    Never,

    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>By an accessor that the language does not let others call, after construction: <c>init</c>, or one that is not public.</summary>
    Accessor,

    /// <summary>By the object initializer, because it is <c>required</c>.</summary>
    Initializer,

    /// <summary>By the constructor.</summary>
    Constructor,
}

/// <summary>When a member is not written.</summary>
internal enum MemberSkip
{
    /// <summary>It always is.</summary>
    Never,

    /// <summary>When its value is <c>null</c>.</summary>
    Null,

    /// <summary>When its value is that of its type by default.</summary>
    Default,
}
