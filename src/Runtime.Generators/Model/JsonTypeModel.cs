namespace Lambda.Runtime.Generators.Model;

/// <summary>A type that has its own reader or writer.</summary>
/// <param name="Key">Identifies it.</param>
/// <param name="Type">The C# type: <c>global::Person</c>.</param>
/// <param name="Name">Its part of the names of methods: <c>Person</c>, <c>ListOfPerson</c>.</param>
/// <param name="IsReference">Whether it can be <c>null</c>.</param>
internal abstract record JsonTypeModel(JsonTypeKey Key, string Type, string Name, bool IsReference)
{
    /// <summary>The values in it, each of which has a type.</summary>
    public virtual IEnumerable<JsonValueModel> Values => [];

    /// <summary>The same type with another name for its methods.</summary>
    public virtual JsonTypeModel WithName(string name) => this with { Name = name };
}

/// <summary>A JSON array.</summary>
/// <param name="Element">Its elements.</param>
/// <param name="Kind">How it is created.</param>
/// <param name="AddMethod">How an element is added.</param>
internal sealed record JsonListModel(
    JsonTypeKey Key, string Type, string Name, bool IsReference, JsonValueModel Element, CollectionKind Kind, AddMethod AddMethod)
    : JsonTypeModel(Key, Type, Name, IsReference)
{
    public override IEnumerable<JsonValueModel> Values => [Element];
}

/// <summary>A JSON object whose names are data.</summary>
/// <param name="EntryKey">Its names.</param>
/// <param name="Value">Its values.</param>
/// <param name="Kind">How it is created.</param>
internal sealed record JsonDictionaryModel(
    JsonTypeKey Key, string Type, string Name, bool IsReference, JsonValueModel EntryKey, JsonValueModel Value, DictionaryKind Kind)
    : JsonTypeModel(Key, Type, Name, IsReference)
{
    public override IEnumerable<JsonValueModel> Values => [Value];
}

/// <summary>An existing value that is populated from JSON.</summary>
/// <param name="Body">What it is: a list, a dictionary or an object.</param>
/// <param name="MayBeReadOnly">Whether it is a collection that may be read-only; its type does not tell.</param>
internal sealed record JsonPopulateModel(JsonTypeKey Key, string Type, string Name, bool IsReference, JsonTypeModel Body, bool MayBeReadOnly)
    : JsonTypeModel(Key, Type, Name, IsReference)
{
    public override IEnumerable<JsonValueModel> Values => Body.Values;

    /// <remarks>The accessors of the body are named after it, and must not have the names of those of the type's own reader.</remarks>
    public override JsonTypeModel WithName(string name) => this with { Name = name, Body = Body.WithName(name) };
}

/// <summary>An enum.</summary>
/// <param name="Underlying">Its underlying type.</param>
/// <param name="IsText">Whether it is a string in JSON, and not a number.</param>
/// <param name="Names">The names of its values, in the order in which they are tried.</param>
/// <param name="IsFlags">A value may combine several.</param>
/// <param name="IsSigned">The underlying type has a sign.</param>
internal sealed record JsonEnumModel(
    JsonTypeKey Key, string Type, string Name, ScalarKind Underlying, bool IsText, EquatableArray<EnumNameModel> Names, bool IsFlags, bool IsSigned)
    : JsonTypeModel(Key, Type, Name, IsReference: false);

/// <summary>A name of an enum's value.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="Value">The value, extended to 64 bits with its sign.</param>
/// <param name="IsExact">Its case matters.</param>
internal sealed record EnumNameModel(string Name, ulong Value, bool IsExact);

/// <summary>A type that a <c>JsonConverter</c> or a <c>JsonSerializerContext</c> of the user reads and writes.</summary>
/// <param name="Source">Which of them.</param>
/// <param name="Converter">The C# type of the converter; <see langword="null"/> for a context.</param>
/// <param name="Context">The C# type of the context, if the project names one.</param>
/// <param name="IsHtmlSafe">The options of the converter have the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
internal sealed record JsonConverterModel(
    JsonTypeKey Key, string Type, string Name, bool IsReference, ConverterSource Source, string? Converter, string? Context, bool IsHtmlSafe)
    : JsonTypeModel(Key, Type, Name, IsReference);

/// <summary>Where the converter of a type comes from.</summary>
internal enum ConverterSource
{
    /// <summary>A <c>JsonConverter&lt;T&gt;</c>.</summary>
    Converter,

    /// <summary>A <c>JsonConverterFactory</c>.</summary>
    Factory,

    /// <summary>A <c>JsonSerializerContext</c>.</summary>
    Context,
}
