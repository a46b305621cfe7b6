using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Data, times, and the state of time windows.</summary>
public sealed class KinesisEventTests
{
    [Fact]
    public void Data_IsBytes_OrReadIntoItsType()
    {
        string json = """{"Records":[{"kinesis":{"data":"@"}}]}""".Replace("@", Convert.ToBase64String("""{"id":"A-1","count":2}"""u8), StringComparison.Ordinal);
        Assert.Equal("""{"id":"A-1","count":2}""", Encoding.UTF8.GetString(LambdaJson.Deserialize<KinesisEvent>(json)!.Records[0].Kinesis.Data));
        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<KinesisEvent<Order>>(json)!.Records[0].Kinesis.Data);
    }

    [Fact]
    public void DataThatIsNotOfItsType_IsAnErrorWithBothPaths() =>
        Assert.StartsWith(
            "$.Records[0].kinesis.data: in the JSON of this string, $: expected an object, found an array",
            Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<KinesisEvent<Order>>("""{"Records":[{"kinesis":{"data":"W10="}}]}""")).Message,
            StringComparison.Ordinal);

    /// <summary>Seconds with a fraction; milliseconds are recognized by their magnitude.</summary>
    [Theory]
    [InlineData("1545084650.987", 1545084650987)]
    [InlineData("1545084650", 1545084650000)]
    [InlineData("1545084650987", 1545084650987)]
    [InlineData("1.545084650987E9", 1545084650987)]
    public void ArrivalTime_IsInAnyUnit(string number, long milliseconds) =>
        Assert.Equal(
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            LambdaJson.Deserialize<KinesisEvent>($$"""{"Records":[{"kinesis":{"approximateArrivalTimestamp":{{number}} } }]}""")!.Records[0].Kinesis.ApproximateArrivalTimestamp);

    /// <summary>The documentation shows numbers in the state, AWS's libraries have texts.</summary>
    [Fact]
    public void State_IsOfAnyType()
    {
        KinesisTimeWindowEvent<Dictionary<string, int>> numbers = LambdaJson.Deserialize<KinesisTimeWindowEvent<Dictionary<string, int>>>("""{"state":{"1":282,"2":715}}""")!;
        Assert.Equal(715, numbers.State["2"]);
        var response = new TimeWindowResponse<Dictionary<string, int>> { State = { ["1"] = numbers.State["1"] + 1 } };
        Assert.Equal("""{"state":{"1":283},"batchItemFailures":[]}""", LambdaJson.Serialize(response));
    }

    /// <summary>Lambda treats a response without state as an error, so that it cannot be left out.</summary>
    [Fact]
    public void State_IsNeverNull()
    {
        Assert.NotNull(LambdaJson.Deserialize<KinesisTimeWindowEvent<Totals>>("""{"state":null}""")!.State);
        Assert.Equal("""{"state":{},"batchItemFailures":[]}""", LambdaJson.Serialize(new TimeWindowResponse<Totals>()));
    }
}
