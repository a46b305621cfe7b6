using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Tests.Json.Generated;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests what calls of <see cref="LambdaJson"/> share, and values whose shape is not known.</summary>
public sealed class JsonCallsTests
{
    private const string TooDeep = "The value is deeper than 64 levels, or refers to itself.";

    [Fact]
    public void NullText_IsRejected() => Assert.Equal("json", Assert.Throws<ArgumentNullException>(static () => LambdaJson.Deserialize<int>((string)null!)).ParamName);

    [Fact]
    public void ManyValuesOfOneLevel_AreNotDeep()
    {
        Settable[] values = [.. Enumerable.Repeat(new Settable { List = [] }, 100)];
        Assert.Equal(JsonSerializer.Serialize(values, JsonSerializerOptions.Web), LambdaJson.Serialize(values));
    }

    [Fact]
    public void Writing_AllocatesOnlyTheResult()
    {
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(LambdaJson.SerializeToUtf8Bytes(7));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 1, 100);
    }

    [Fact]
    public void ValueThatIsTooDeep_IsError_AndNextValueIsWritten()
    {
        string deepest = LambdaJson.Serialize(Chain(64));
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(TooDeep, Assert.Throws<JsonException>(static () => LambdaJson.Serialize(Chain(65))).Message);
            Assert.Equal(deepest, LambdaJson.Serialize(Chain(64)));
        }
    }

    [Fact]
    public void NullAsObject_IsNull()
    {
        Assert.Null(JsonRootReader.Read("null"u8, JsonDomReader.GetObject));
        Assert.Equal(JsonValueKind.Null, JsonRootReader.Read("null"u8, JsonDomReader.GetElement).ValueKind);
    }

    [Fact]
    public void NamesOfNodes_AreFoundInAnyCase()
    {
        Assert.Equal(1, (int)JsonRootReader.Read("{\"Name\":1}"u8, JsonDomReader.GetNode)!["nAME"]!);
        Assert.Equal("text", (string?)JsonRootReader.Read("\"text\""u8, JsonDomReader.GetNode));
    }

    [Fact]
    public void MembersOfExtensionData_AreAdded()
    {
        var existing = new JsonObject { ["a"] = 1 };
        Assert.Same(existing, JsonDomReader.WithMembers(existing, [new("b", 2), new("b", 3)]));
        Assert.Equal("{\"a\":1,\"b\":3}", existing.ToJsonString());
        Assert.Equal(4, (int)JsonDomReader.WithMembers(null, [new("Name", 4)])["NAME"]!);
    }

    private static Settable Chain(int levels)
    {
        var value = new Settable();
        for (int i = 1; i < levels; i++)
            value = new Settable { Next = value };
        return value;
    }
}
