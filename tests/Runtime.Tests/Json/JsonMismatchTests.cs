using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests the errors for values that are not of the type that is read: what was expected, and what was found.</summary>
public sealed class JsonMismatchTests
{
    private delegate void Reader(ref JsonReader reader);

    /// <summary>The methods that read a value, each with what it expects.</summary>
    private static readonly (string Expected, Reader Read)[] Readers =
    [
        ("an integer from 0 to 255", static (ref reader) => JsonNumberReader.GetByte(ref reader)),
        ("an integer from -128 to 127", static (ref reader) => JsonNumberReader.GetSByte(ref reader)),
        ("an integer from -32768 to 32767", static (ref reader) => JsonNumberReader.GetInt16(ref reader)),
        ("an integer from 0 to 65535", static (ref reader) => JsonNumberReader.GetUInt16(ref reader)),
        ("an integer from -2147483648 to 2147483647", static (ref reader) => JsonNumberReader.GetInt32(ref reader)),
        ("an integer from 0 to 4294967295", static (ref reader) => JsonNumberReader.GetUInt32(ref reader)),
        ("an integer from -9223372036854775808 to 9223372036854775807", static (ref reader) => JsonNumberReader.GetInt64(ref reader)),
        ("an integer from 0 to 18446744073709551615", static (ref reader) => JsonNumberReader.GetUInt64(ref reader)),
        ("a number within the range of decimal", static (ref reader) => JsonNumberReader.GetDecimal(ref reader)),
        ("a number", static (ref reader) => JsonNumberReader.GetSingle(ref reader)),
        ("a number", static (ref reader) => JsonNumberReader.GetDouble(ref reader)),
        ("a number within the range of Half", static (ref reader) => JsonNumberReader.GetHalf(ref reader)),
        ("an integer of 128 bits", static (ref reader) => JsonNumberReader.GetInt128(ref reader)),
        ("an integer of 128 bits that is not negative", static (ref reader) => JsonNumberReader.GetUInt128(ref reader)),
        ("a string of one character", static (ref reader) => JsonStringReader.GetChar(ref reader)),
        ("a GUID", static (ref reader) => JsonStringReader.GetGuid(ref reader)),
        ("an ISO 8601 date and time, or a number of seconds, milliseconds or microseconds since 1970", static (ref reader) => JsonStringReader.GetDateTime(ref reader)),
        ("an ISO 8601 date and time, or a number of seconds, milliseconds or microseconds since 1970", static (ref reader) => JsonStringReader.GetDateTimeOffset(ref reader)),
        ("a date such as 2026-11-23", static (ref reader) => JsonStringReader.GetDateOnly(ref reader)),
        ("a time of day such as 23:59:59", static (ref reader) => JsonStringReader.GetTimeOnly(ref reader)),
        ("a time span such as 1.02:03:04", static (ref reader) => JsonStringReader.GetTimeSpan(ref reader)),
        ("a version such as 1.2.3", static (ref reader) => JsonStringReader.GetVersion(ref reader)),
        ("base64", static (ref reader) => JsonStringReader.GetBytes(ref reader)),
        ("base64", static (ref reader) => JsonStringReader.GetMemoryStream(ref reader)),
        ("True or False", static (ref reader) => DictionaryKeyReader.GetBoolean(ref reader)),
        ("true or false", static (ref reader) => JsonValueReader.GetBoolean(ref reader)),
        ("an object", static (ref reader) => JsonValueReader.StartObject(ref reader)),
        ("an array", static (ref reader) => JsonValueReader.StartArray(ref reader)),
        ("an object", static (ref reader) => JsonValueReader.RequireObject(ref reader)),
        ("an array", static (ref reader) => JsonValueReader.RequireArray(ref reader)),
        ("a number", static (ref reader) => JsonValueReader.RequireNumber(ref reader)),
        ("one of First, Second", static (ref reader) => new JsonEnumNames(["First", "Second"], [1, 2], isFlags: false, isSigned: true, size: 4).Read(ref reader)),
    ];

    public static TheoryData<int> ReaderIndexes => [.. Enumerable.Range(0, Readers.Length)];

    [Theory]
    [MemberData(nameof(ReaderIndexes))]
    public void StringThatIsNotTheType_IsErrorWithExpectedAndFound(int index) =>
        Assert.Equal($"$: expected {Readers[index].Expected}, found a string (line 1, position 2)", Error(" \"?!\"", Readers[index].Read));

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("[]", "an array")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("-1.50", "the number -1.50")]
    public void ValueOfAnotherKind_IsErrorWithItsKind(string json, string found) =>
        Assert.Equal($"$: expected a GUID, found {found} (line 1, position 1)", Error(json, static (ref reader) => JsonStringReader.GetGuid(ref reader)));

    [Theory]
    [InlineData("1", "a string")]
    [InlineData("{}", "a string")]
    public void OtherValueInsteadOfString_IsError(string json, string expected) =>
        Assert.StartsWith($"$: expected {expected}, found ", Error(json, static (ref reader) => JsonValueReader.GetString(ref reader)), StringComparison.Ordinal);

    [Fact]
    public void NumberThatIsNotTime_IsErrorWithRange()
    {
        string expected = "$: expected seconds, milliseconds or microseconds since 1970 that are in the years 1 to 9999, found the number 1e999 (line 1, position 1)";
        Assert.Equal(expected, Error("1e999", static (ref reader) => JsonStringReader.GetDateTime(ref reader)));
        Assert.Equal(expected, Error("1e999", static (ref reader) => JsonStringReader.GetDateTimeOffset(ref reader)));
    }

    [Fact]
    public void InvalidUri_IsError() =>
        Assert.Equal("$: expected a URI, found a string (line 1, position 1)", Error("\"http://[\"", static (ref reader) => JsonStringReader.GetUri(ref reader)));

    [Fact]
    public void NumberInsteadOfVersion_IsError() =>
        Assert.Equal("$: expected a version such as 1.2.3, found the number 1 (line 1, position 1)", Error("1", static (ref reader) => JsonStringReader.GetVersion(ref reader)));

    [Fact]
    public void InvalidTimeAsKey_IsError()
    {
        string expected = "$.x: expected an ISO 8601 date and time, found a string (line 1, position 2)";
        Assert.Equal(expected, Error("{\"x\":1}", static (ref reader) =>
        {
            reader.Read();
            DictionaryKeyReader.GetDateTime(ref reader);
        }));
        Assert.Equal(expected, Error("{\"x\":1}", static (ref reader) =>
        {
            reader.Read();
            DictionaryKeyReader.GetDateTimeOffset(ref reader);
        }));
    }

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("{}", "an object")]
    public void SeveralValuesInsteadOfOne_IsError(string json, string found) =>
        Assert.Equal($"$: expected a single value, found {found} (line 1, position 1)", Error(json, static (ref reader) => JsonDomReader.GetJsonValue(ref reader)));

    [Theory]
    [InlineData(JsonNumberHandling.Strict, "\"1\"")]
    [InlineData(JsonNumberHandling.WriteAsString, "\"1\"")]
    [InlineData(JsonNumberHandling.AllowNamedFloatingPointLiterals, "\"1\"")]
    [InlineData(JsonNumberHandling.AllowNamedFloatingPointLiterals, "\"nan\"")]
    public void NumberInStringThatIsNotAllowed_IsError(JsonNumberHandling handling, string json) =>
        Assert.Equal(
            "$: expected a number that is not in a string, found a string (line 1, position 1)",
            Error(json, (ref reader) => JsonNumberReader.CheckHandling(ref reader, handling)));

    [Fact]
    public void HalfOfSurrogatePair_IsError() =>
        Assert.Equal(
            "$: expected a string of valid Unicode, found invalid UTF-8 or half of a surrogate pair (line 1, position 1)",
            Error("\"\\ud800\"", static (ref reader) => JsonValueReader.GetString(ref reader)));

    [Fact]
    public void ErrorsOfObjects_NameTheMember()
    {
        Assert.Equal("the type has no member \"x\"", JsonValueReader.Unknown("x").Message);
        Assert.Equal("the type has no member \"\"", JsonValueReader.Unknown(null).Message);
        Assert.Equal("the required member \"x\" is missing", JsonValueReader.Missing("x").Message);
        Assert.Equal("expected a value to populate \"x\" with, found null, and the member has no setter", JsonPopulate.NullWithoutSetter("x").Message);
        Assert.Equal("\"x\" is null, so there is nothing to populate, and its type cannot be created", JsonPopulate.CannotCreate("x").Message);
        JsonException readOnly = Assert.ThrowsAny<JsonException>(static () => JsonPopulate.RequireWritable(Array.AsReadOnly([1])));
        Assert.Equal("the collection to populate, a System.Collections.ObjectModel.ReadOnlyCollection`1[System.Int32], is read-only", readOnly.Message);
        JsonPopulate.RequireWritable(new List<int>());
    }

    [Fact]
    public void ErrorsOfDiscriminators_SayWhatIsWrong()
    {
        Assert.Equal("expected \"kind\" as the first member, which specifies the object's type", JsonDiscriminator.Missing("kind").Message);
        Assert.Equal("the type discriminator \"x\" does not match any of the types", JsonDiscriminator.Unknown("x", 0).Message);
        Assert.Equal("the type discriminator 7 does not match any of the types", JsonDiscriminator.Unknown(null, 7).Message);
        Assert.Equal("the type discriminator must be the first member and must not be repeated", JsonDiscriminator.Misplaced().Message);
        Assert.Equal(
            "names that start with $ are reserved for the type discriminator, which must be the first member and must not be repeated",
            JsonDiscriminator.Metadata().Message);
        Assert.Equal(
            "System.Int32 is not one of the types that [JsonDerivedType] lists on System.Object. Add it there.",
            JsonDiscriminator.Unsupported(typeof(int), typeof(object)).Message);
        Assert.Equal(
            "$.kind: expected a type discriminator, which is a string or an integer, found the number 1.5 (line 1, position 9)",
            Error("{\"kind\":1.5}", static (ref reader) => JsonDiscriminator.Read(ref reader, "kind"u8, out _, out _)));
    }

    [Fact]
    public void TypeWithoutContract_IsErrorThatNamesIt()
    {
        string end = "was generated for System.Text.StringBuilder, because the generator cannot see this call of LambdaJson. Call it with the type, as in "
            + "LambdaJson.Deserialize<Order>(json), in C# code of a project that references the Lambda.Runtime package; or mark the type with [LambdaJsonType].";
        Assert.Equal($"No reader {end}", Assert.Throws<InvalidOperationException>(JsonContracts.GetReader<StringBuilder>).Message);
        Assert.Equal($"No writer {end}", Assert.Throws<InvalidOperationException>(JsonContracts.GetWriter<StringBuilder>).Message);
    }

    [Fact]
    public void UnknownNameOfLargeEnum_ListsFifty()
    {
        string[] names = [.. Enumerable.Range(0, 52).Select(static i => $"N{i}")];
        var fifty = new JsonEnumNames(names[..50], new ulong[50], isFlags: false, isSigned: false, size: 8);
        var more = new JsonEnumNames(names, new ulong[52], isFlags: false, isSigned: false, size: 8);
        Assert.Equal($"$: expected one of {string.Join(", ", names[..50])}, found a string (line 1, position 1)", Error("\"?\"", (ref reader) => fifty.Read(ref reader)));
        Assert.Equal($"$: expected one of {string.Join(", ", names[..50])} and 2 more, found a string (line 1, position 1)", Error("\"?\"", (ref reader) => more.Read(ref reader)));
    }

    private static string Error(string json, Reader read) => Assert.Throws<JsonException>(() => JsonRootReader.Read(Encoding.UTF8.GetBytes(json), (ref reader) =>
    {
        read(ref reader);
        return true;
    })).Message;
}
