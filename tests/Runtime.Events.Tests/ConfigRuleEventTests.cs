using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>The JSON in strings.</summary>
public sealed class ConfigRuleEventTests
{
    [Fact]
    public void InvokingEventAndParameters_AreRead()
    {
        const string Json =
            """{"invokingEvent":"{\"configurationItem\":{\"resourceType\":\"AWS::EC2::Instance\",\"configuration\":{\"id\":\"A-1\",\"count\":2},\"ARN\":\"arn\"},\"messageType\":\"ConfigurationItemChangeNotification\"}","ruleParameters":"{\"id\":\"A-2\",\"count\":\"3\"}"}""";
        ConfigRuleEvent plain = LambdaJson.Deserialize<ConfigRuleEvent>(Json)!;
        ConfigRuleEvent<Order> typed = LambdaJson.Deserialize<ConfigRuleEvent<Order>>(Json)!;

        Assert.Equal(ConfigMessageTypes.ConfigurationItemChangeNotification, plain.InvokingEvent!.MessageType);
        Assert.Equal(("AWS::EC2::Instance", "arn"), (plain.InvokingEvent.ConfigurationItem!.ResourceType, plain.InvokingEvent.ConfigurationItem.Arn));
        Assert.Equal(new Order("A-1", 2), plain.InvokingEvent.ConfigurationItem.Configuration.Deserialize<Order>());
        Assert.Equal(new Order("A-2", 3), plain.RuleParameters.Deserialize<Order>());
        Assert.Equal(new Order("A-2", 3), typed.RuleParameters);
    }

    [Fact]
    public void MissingParameters_AreNull()
    {
        Assert.True(LambdaJson.Deserialize<ConfigRuleEvent>("{}")!.RuleParameters.IsNull);
        Assert.Equal("""{"resultToken":"","eventLeftScope":false}""", LambdaJson.Serialize(new ConfigRuleEvent()));
        Assert.Null(LambdaJson.Deserialize<ConfigRuleEvent<Order>>("""{"ruleParameters":null}""")!.RuleParameters);
    }

    [Fact]
    public void ItemOfAnotherType_IsAnErrorWithBothPaths() => Assert.StartsWith(
        "$.invokingEvent: in the JSON of this string, $.configurationItem.resourceType: expected a string, found the number 1",
        Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<ConfigRuleEvent>("""{"invokingEvent":"{\"configurationItem\":{\"resourceType\":1}}"}""")).Message,
        StringComparison.Ordinal);
}
