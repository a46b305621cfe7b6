using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Attribute values of DynamoDB, and items that are read directly into a type.</summary>
public sealed class DynamoDbEventTests
{
    private const string Missing = "missing";

    /// <summary>An item, and what comes back if it is not the same.</summary>
    public static TheoryData<string, string?> Items => new()
    {
        { """{"Id":{"S":"1"},"PRICE":{"N":"1.50"}}""", """{"id":{"S":"1"},"price":{"N":"1.50"}}""" },
        { """{"price":{"N":"79228162514264337593543950335"}}""", null },
        { """{"id":{"NULL":true},"sold":{"NULL":true},"parts":{"NULL":true},"first":{"NULL":true},"day":{"NULL":true}}""", "{}" },
        { """{"sold":{"N":"1"}}""", """{"sold":{"BOOL":true}}""" },
        { """{"sold":{"N":"0"}}""", """{"sold":{"BOOL":false}}""" },
        { """{"colors":{"L":[{"S":"a"},{"S":"a"}]}}""", """{"colors":{"SS":["a"]}}""" },
        { """{"names":{"SS":["a","b"]}}""", """{"names":{"L":[{"S":"a"},{"S":"b"}]}}""" },
        { """{"names":{"L":[{"NULL":true},{"S":"b"}]}}""", null },
        { """{"parts":{"L":[{"NULL":true}]}}""", null },
        { """{"expires":{"S":"2026-01-01T00:00:00Z"}}""", Missing },
        { """{"created":{"N":"1767225600"}}""", """{"created":{"S":"2026-01-01T00:00:00+00:00"}}""" },
        { """{"more":{"L":[{"N":"1"}]}}""", null },
        { """{"unknown":{"M":{"x":{"S":""}}},"id":{"S":""}}""", """{"id":{"S":""}}""" },
        { """{"id":{"\u0053":"1"}}""", """{"id":{"S":"1"}}""" },
    };

    /// <summary>An item with an error, and the message behind the path to the item.</summary>
    public static TheoryData<string, string> Errors => new()
    {
        { """{"id":"1"}""", "id: expected an attribute value, such as {\"S\":\"text\"}, found a string" },
        { """{"id":{}}""", "id: expected an attribute value, such as {\"S\":\"text\"}, found an empty object" },
        { """{"id":{"N":"1"}}""", "id.N: expected an attribute value of the type S, found \"N\"" },
        { """{"sold":{"S":"yes"}}""", "sold.S: expected an attribute value of the type N or BOOL, found \"S\"" },
        { """{"sold":{"N":"2"}}""", "sold.N: expected true, false, 0 or 1" },
        { """{"price":{"N":"1.x"}}""", "price.N: " },
        { """{"price":{"N":true}}""", "price.N: expected a number in a string, found true" },
        { """{"parts":{"M":{}}}""", "parts.M: expected an attribute value of the type L or SS or NS or BS, found \"M\"" },
        { """{"parts":{"L":[{"S":"x"}]}}""", "parts.L[0].S: expected an attribute value of the type M, found \"S\"" },
        { """{"first":{"M":{"count":{"N":"1.5"}}}}""", "first.M.count.N: " },
        { """{"id":{"S":"1","N":"1"}}""", "id" },
        { """{"any":{"S":"1","N":"1"}}""", "any" },
        { """{"any":{"N":"x"}}""", "any.N: expected a number in a string, found a string" },
        { """{"any":{"B":"x"}}""", "any.B: expected base64" },
        { """{"any":{"S":1}}""", "any.S: expected a string, found the number 1" },
        { """{"any":7}""", "any: expected an attribute value" },
        { """{"expires":{"S":"soon"}}""", "expires.S: expected an attribute value of the type N, found \"S\"" },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void Item_IsReadIntoItsType(string item, string? expected)
    {
        if (expected == Missing)
            Assert.Throws<JsonException>(() => LambdaJson.Deserialize<DynamoDbChange<Item>>($$"""{"NewImage":{{item}}}"""));
        else
            Assert.Equal($$"""{"NewImage":{{expected ?? item}}}""", LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbChange<Item>>($$"""{"NewImage":{{item}}}""")));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void ItemOfAnotherForm_IsAnErrorWithItsPath(string item, string message)
    {
        JsonException error = Assert.Throws<JsonException>(() => LambdaJson.Deserialize<DynamoDbChange<Item>>($$"""{"NewImage":{{item}}}"""));
        Assert.StartsWith($"$.NewImage.{message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AttributeValue_IsOneOfItsTypes()
    {
        var values = new Dictionary<string, AttributeValue>
        {
            ["""{"S":"a"}"""] = AttributeValue.FromString("a"),
            ["""{"N":"1.50"}"""] = AttributeValue.FromNumber(1.50m),
            ["""{"N":"-1E+100"}"""] = AttributeValue.FromNumber("-1E+100"),
            ["""{"B":"AQ=="}"""] = AttributeValue.FromBinary([1]),
            ["""{"BOOL":true}"""] = AttributeValue.FromBool(true),
            ["""{"BOOL":false}"""] = AttributeValue.FromBool(false),
            ["""{"NULL":true}"""] = AttributeValue.Null,
            ["""{"M":{"a":{"S":"b"}}}"""] = AttributeValue.FromMap(new Dictionary<string, AttributeValue> { ["a"] = AttributeValue.FromString("b") }),
            ["""{"L":[{"N":"1"}]}"""] = AttributeValue.FromList([AttributeValue.FromNumber(1)]),
            ["""{"SS":["a"]}"""] = AttributeValue.FromStringSet(["a"]),
            ["""{"NS":["1"]}"""] = AttributeValue.FromNumberSet(["1"]),
            ["""{"BS":["AQ=="]}"""] = AttributeValue.FromBinarySet([[1]]),
            ["{}"] = default,
        };
        foreach ((string json, AttributeValue value) in values)
        {
            Assert.Equal(json, value.ToString());
            Assert.Equal(json, LambdaJson.Serialize(value));
            Assert.Single(
                new object?[]
                {
                    value.S, value.N, value.B, value.Bool, value.IsNull ? true : null, value.M, value.L, value.SS, value.NS, value.BS,
                    value.Type == AttributeValueType.None ? true : null,
                },
                static found => found is not null);
            if (json != "{}")
                Assert.Equal(value, LambdaJson.Deserialize<AttributeValue>(json));
        }

        Assert.Equal(values.Count, values.Values.Distinct().Count());
        Assert.Throws<FormatException>(static () => AttributeValue.FromNumber("1,5"));
        Assert.Throws<ArgumentNullException>(static () => AttributeValue.FromString(null!));
    }

    /// <summary>A service may add types.</summary>
    [Fact]
    public void AttributeValueOfAnUnknownType_IsNone() =>
        Assert.Equal(AttributeValueType.None, LambdaJson.Deserialize<DynamoDbChange>("""{"NewImage":{"a":{"X":{"b":[1]}},"c":{"S":"d"}}}""")!.NewImage!["a"].Type);

    /// <summary>Seconds directly, milliseconds or microseconds through Kinesis.</summary>
    [Theory]
    [InlineData("1479499740")]
    [InlineData("1479499740000")]
    [InlineData("1479499740000000")]
    [InlineData("1.47949974E9")]
    public void Time_IsReadByItsMagnitude(string time) =>
        Assert.Equal(
            new DateTimeOffset(2016, 11, 18, 20, 9, 0, TimeSpan.Zero),
            LambdaJson.Deserialize<DynamoDbChange>($$"""{"ApproximateCreationDateTime":{{time}}}""")!.ApproximateCreationDateTime);
}
