namespace Lambda.Runtime.Generators.Model;

/// <summary>A type for which a reader or a writer of its own is emitted.</summary>
/// <param name="Key">What tells it from every other: its type, and the form it is read and written in where there are several.</param>
/// <param name="Type">The C# type: <c>global::Person</c>.</param>
/// <param name="Name">What its methods are called by: <c>Person</c>, <c>ListOfPerson</c>.</param>
/// <param name="IsReference">It can be <c>null</c>.</param>
internal abstract record JsonTypeModel(string Key, string Type, string Name, bool IsReference);

/// <summary>A JSON array.</summary>
/// <param name="Element">Its elements.</param>
/// <param name="Builder">The C# type that elements are collected in: <c>List&lt;T&gt;</c>, or the type itself.</param>
/// <param name="Add">The statement that adds an element, with <c>{0}</c> for it.</param>
/// <param name="Result">The expression that makes the type out of the variable <c>elements</c>.</param>
internal sealed record JsonListModel(
    string Key, string Type, string Name, bool IsReference, JsonValueModel Element, string Builder, string Add, string Result)
    : JsonTypeModel(Key, Type, Name, IsReference);

/// <summary>A JSON object whose names are not known.</summary>
/// <param name="EntryKey">Its names.</param>
/// <param name="Value">Its values.</param>
/// <param name="Builder">The C# type that entries are collected in.</param>
/// <param name="Result">The expression that makes the type out of the variable <c>entries</c>.</param>
internal sealed record JsonDictionaryModel(
    string Key, string Type, string Name, bool IsReference, JsonValueModel EntryKey, JsonValueModel Value, string Builder, string Result)
    : JsonTypeModel(Key, Type, Name, IsReference);

/// <summary>A value that is there and is filled from JSON.</summary>
/// <param name="Body">What it is: a list, whose <see cref="JsonListModel.Add"/> adds to the variable <c>value</c>, a dictionary, or an object.</param>
/// <param name="MayBeReadOnly">It is a collection that has to be asked whether it can be filled.</param>
internal sealed record JsonFillModel(string Key, string Type, string Name, bool IsReference, JsonTypeModel Body, bool MayBeReadOnly)
    : JsonTypeModel(Key, Type, Name, IsReference);

/// <summary>An enum.</summary>
/// <param name="Underlying">Its underlying type, as the methods for numbers name it: <c>Int32</c>.</param>
/// <param name="IsText">It is a string in JSON, and else a number.</param>
/// <param name="Names">The names of its values, in the order in which they are tried.</param>
/// <param name="IsFlags">A value may be a combination of several.</param>
/// <param name="IsSigned">The underlying type has a sign.</param>
internal sealed record JsonEnumModel(
    string Key, string Type, string Name, string Underlying, bool IsText, EquatableArray<EnumNameModel> Names, bool IsFlags, bool IsSigned)
    : JsonTypeModel(Key, Type, Name, IsReference: false);

/// <summary>A name of an enum's value.</summary>
/// <param name="Name">As it stands in JSON.</param>
/// <param name="Value">Extended to 64 bits with its sign.</param>
/// <param name="IsExact">It is matched with its case.</param>
internal sealed record EnumNameModel(string Name, ulong Value, bool IsExact);

/// <summary>A type that is read and written by a <c>JsonConverter</c>, or by a <c>JsonSerializerContext</c>.</summary>
/// <param name="Source">The expression that makes the converter, or gives the type's metadata.</param>
/// <param name="Options">The expression for the options that the converter is given; empty for a context.</param>
/// <param name="IsContext">It is the latter.</param>
internal sealed record JsonConverterModel(string Key, string Type, string Name, bool IsReference, string Source, string Options, bool IsContext)
    : JsonTypeModel(Key, Type, Name, IsReference);
