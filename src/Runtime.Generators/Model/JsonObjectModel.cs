namespace Lambda.Runtime.Generators.Model;

/// <summary>A JSON object with known members.</summary>
/// <param name="Members">Its members, in the order in which they are written.</param>
/// <param name="Arguments">For each constructor parameter, the index of its member; -1 for the default value.</param>
/// <param name="IsBuiltLast">
/// It is created after its JSON was read, because the constructor or <c>required</c> members need values from there.
/// </param>
/// <param name="Construction">How it is created.</param>
/// <param name="Constructor">The constructor, if an accessor calls it; its value types are its parameters.</param>
/// <param name="DisallowsUnknown">An unknown member is an error.</param>
/// <param name="Extension">The property that collects unknown members, if there is one.</param>
/// <param name="Discriminator">
/// The name of the member that says which of several types the value has; the polymorphic reader has read it before.
/// </param>
/// <param name="Names">The names that a reader looks for.</param>
internal sealed record JsonObjectModel(
    JsonTypeKey Key,
    string Type,
    string Name,
    bool IsReference,
    EquatableArray<JsonMemberModel> Members,
    EquatableArray<int> Arguments,
    bool IsBuiltLast,
    ObjectConstruction Construction,
    JsonDeclarationModel? Constructor,
    bool DisallowsUnknown,
    JsonExtensionModel? Extension,
    string? Discriminator,
    JsonNamesModel Names) : JsonTypeModel(Key, Type, Name, IsReference)
{
    public override IEnumerable<JsonValueModel> Values => Members.Select(static member => member.Value);
}

/// <summary>The names that a reader of an object looks for: those of its members in their order, and then that of the discriminator.</summary>
/// <param name="Text">The names, each followed by a line feed.</param>
/// <param name="Table">The hash table in which <c>PropertyNameMatcher</c> finds a name; empty if there are few names.</param>
/// <param name="IsAscii">All letters are ASCII, so that no string comparison is needed to ignore case.</param>
/// <param name="HasEscapes">A name has a quote or a backslash, which are escaped in JSON. Control characters are not allowed.</param>
internal sealed record JsonNamesModel(string Text, EquatableArray<uint> Table, bool IsAscii, bool HasEscapes);

/// <summary>The property that collects the unknown members of a type.</summary>
/// <param name="Member">The property.</param>
/// <param name="Builder">The C# type that collects the members.</param>
/// <param name="Value">Its values: <c>JsonElement</c>, <c>object</c> or <c>JsonNode</c>.</param>
/// <param name="IsTree">Whether it is a <c>JsonObject</c>, and not a dictionary.</param>
internal sealed record JsonExtensionModel(JsonMemberModel Member, string Builder, JsonValueModel Value, bool IsTree);

/// <summary>A property or field of a type, as a member of its JSON object.</summary>
/// <param name="Property">Its C# name.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="EncodedName">The name as it is written in JSON, with escapes and without quotes.</param>
/// <param name="Value">Its value.</param>
/// <param name="Set">How it gets its value when the object is read.</param>
/// <param name="IsRequired">Whether it must be in the JSON.</param>
/// <param name="Skip">When it is not written.</param>
/// <param name="Declaration">Its declaration, for accessors.</param>
/// <param name="IsField">Whether it is a field, and not a property.</param>
/// <param name="IsHidden">Its value is read through an accessor, because C# does not let generated code name it.</param>
/// <param name="Default">The default value of the constructor parameter; <see langword="null"/> if it has none, or the default of its type.</param>
/// <param name="Label">Its C# name, with a number if another member of the type has the same: for names in the generated code.</param>
/// <param name="Owner">The C# type that declares it, if a derived member hides it, so that access needs a cast.</param>
/// <param name="Populate">The <see cref="JsonTypeModel.Key"/> of the model that populates its value; <see langword="null"/> if the value is replaced.</param>
internal sealed record JsonMemberModel(
    string Property,
    string JsonName,
    string EncodedName,
    JsonValueModel Value,
    MemberSet Set,
    bool IsRequired,
    MemberSkip Skip,
    JsonDeclarationModel Declaration,
    bool IsField,
    bool IsHidden,
    ConstantModel? Default,
    string Label,
    string? Owner,
    JsonTypeKey? Populate)
{
    /// <summary>The reader notes whether the JSON has the member, because it is required, or because it is set after the object is created.</summary>
    public bool IsTracked { get; init; }

    /// <summary>If it is null in the JSON, it is read as if it was missing.</summary>
    public bool NullIsMissing { get; init; }
}

/// <summary>The declaration of a member, which an accessor repeats. Of a generic type it is that of the type's definition.</summary>
/// <param name="Type">The C# type that declares it: <c>global::Page&lt;T&gt;</c>.</param>
/// <param name="ValueTypes">The C# type that it is declared with: <c>T</c>; of a constructor the types of its parameters.</param>
/// <param name="Parameters">The type parameters.</param>
/// <param name="Arguments">The C# types of the type arguments.</param>
internal sealed record JsonDeclarationModel(
    string Type, EquatableArray<string> ValueTypes, EquatableArray<TypeParameterModel> Parameters, EquatableArray<string> Arguments);

/// <summary>A type parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Constraints">Its constraints, each as C# writes it.</param>
internal sealed record TypeParameterModel(string Name, EquatableArray<string> Constraints);

/// <summary>How an object is created.</summary>
internal enum ObjectConstruction
{
    /// <summary>By <c>new</c>.</summary>
    New,

    /// <summary>By an accessor, because the constructor is not accessible, or because required members are set afterwards.</summary>
    Accessor,

    /// <summary>By <c>default</c>: a struct without a constructor, whose required members are set afterwards.</summary>
    Default,
}

/// <summary>How a member gets its value.</summary>
internal enum MemberSet
{
    /// <summary>Not at all: it is only written, or populated.</summary>
    Never,

    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>After construction, by an accessor that C# does not let this code call: <c>init</c>, or one that is not public.</summary>
    Accessor,

    /// <summary>By the object initializer, because it is <c>required</c>.</summary>
    Initializer,

    /// <summary>By the constructor.</summary>
    Constructor,
}

/// <summary>When a member is not written.</summary>
internal enum MemberSkip
{
    /// <summary>Never: it is always written.</summary>
    Never,

    /// <summary>When its value is <c>null</c>.</summary>
    Null,

    /// <summary>When its value is the default of its type.</summary>
    Default,

    /// <summary>When it is a <c>RawJson</c> that is <c>null</c>.</summary>
    JsonNull,
}
