namespace Lambda.Runtime.Events.Tests;

/// <summary>Parameters, and what a contact does not have.</summary>
public sealed class ConnectEventTests
{
    [Fact]
    public void Parameters_AreReadIntoTheirType()
    {
        const string Json = """{"Details":{"Parameters":{"id":"A-1","count":"2"}}}""";

        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<ConnectEvent<Order>>(Json)!.Details.Parameters);
        Assert.Equal("2", LambdaJson.Deserialize<ConnectEvent<Dictionary<string, string>>>(Json)!.Details.Parameters!["count"]);
        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<ConnectEvent>(Json)!.Details.Parameters.Deserialize<Order>());
    }

    [Fact]
    public void ContactWithoutQueueAndCustomer_IsRead()
    {
        ConnectContactData contact = LambdaJson.Deserialize<ConnectEvent>(
            """{"Details":{"ContactData":{"Queue":null,"CustomerEndpoint":null,"MediaStreams":{"Customer":{"Audio":{"StartTimestamp":null}}}}}}""")!.Details.ContactData;

        Assert.Null(contact.Queue);
        Assert.Null(contact.CustomerEndpoint);
        Assert.Null(contact.MediaStreams!.Customer!.Audio!.StartTimestamp);
    }

    [Fact]
    public void TimeInAString_IsRead() => Assert.Equal(
        DateTimeOffset.FromUnixTimeMilliseconds(1571360125131),
        LambdaJson.Deserialize<ConnectAudioStream>("""{"StartTimestamp":"1571360125131"}""")!.StartTimestamp);
}
