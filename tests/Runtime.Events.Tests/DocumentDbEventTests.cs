using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Documents in the JSON of MongoDB, and times.</summary>
public sealed class DocumentDbEventTests
{
    [Fact]
    public void Document_IsReadIntoItsType()
    {
        const string Json = """{"events":[{"event":{"operationType":"insert","fullDocument":{"id":"A-1","count":2}}}]}""";
        DocumentDbChange<Order> change = LambdaJson.Deserialize<DocumentDbEvent<Order>>(Json)!.Events[0].Event;

        Assert.Equal((DocumentDbOperationTypes.Insert, new Order("A-1", 2)), (change.OperationType, change.FullDocument));
    }

    [Fact]
    public void DocumentThatIsNotOfItsType_IsAnErrorWithItsPath() => Assert.StartsWith(
        "$.events[0].event.fullDocument.count: expected an integer",
        Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<DocumentDbEvent<Order>>("""{"events":[{"event":{"fullDocument":{"count":{"$n":"2"}}}}]}""")).Message,
        StringComparison.Ordinal);

    /// <summary>As for the update of a document without <c>UpdateLookup</c>.</summary>
    [Fact]
    public void UpdateWithoutTheDocument_HasItsChanges()
    {
        const string Json = """{"clusterTime":{"$timestamp":{"t":1772800000,"i":9}},"updateDescription":{"updatedFields":{"count":3},"removedFields":["note"]}}""";
        DocumentDbChange change = LambdaJson.Deserialize<DocumentDbChange>(Json)!;

        Assert.True(change.FullDocument.IsNull);
        Assert.Equal(3, change.UpdateDescription!.UpdatedFields!["count"].Deserialize<int>());
        Assert.Equal(["note"], change.UpdateDescription.RemovedFields);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772800000), change.ClusterTime!.Timestamp!.Time);
    }
}
