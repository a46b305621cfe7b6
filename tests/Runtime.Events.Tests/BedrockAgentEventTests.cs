namespace Lambda.Runtime.Events.Tests;

/// <summary>The responses to an agent, which repeat the names of the action.</summary>
public sealed class BedrockAgentEventTests
{
    [Fact]
    public void ResponseOfAnOperation_HasTheNamesOfTheEvent()
    {
        BedrockAgentEvent e = LambdaJson.Deserialize<BedrockAgentEvent>("""{"actionGroup":"Orders","apiPath":"/orders/{id}","httpMethod":"GET"}""")!;

        Assert.Equal(
            """{"messageVersion":"1.0","response":{"actionGroup":"Orders","apiPath":"/orders/{id}","httpMethod":"GET","httpStatusCode":404,"responseBody":{"application/json":{"body":"[7]"}}}}""",
            LambdaJson.Serialize(BedrockAgentApiResponse.Create(e, LambdaJson.Serialize(new[] { 7 }), 404)));
    }

    [Fact]
    public void ResponseOfAFunction_HasTheNamesOfTheEvent()
    {
        BedrockAgentEvent e = LambdaJson.Deserialize<BedrockAgentEvent>("""{"actionGroup":"Orders","function":"find"}""")!;

        Assert.Equal(
            """{"messageVersion":"1.0","response":{"actionGroup":"Orders","function":"find","functionResponse":{"responseBody":{"TEXT":{"body":"Sent."}}}}}""",
            LambdaJson.Serialize(BedrockAgentFunctionResponse.Create(e, "Sent.")));
        Assert.Equal("REPROMPT", BedrockAgentFunctionResponse.Create(e, "Which?", BedrockAgentResponseStates.Reprompt).Response.FunctionResponse.ResponseState);
    }

    /// <summary>Values are texts, whatever their type in the schema.</summary>
    [Theory]
    [InlineData("\"20\"")]
    [InlineData("20")]
    public void Parameter_IsText(string value) =>
        Assert.Equal("20", LambdaJson.Deserialize<BedrockAgentEvent>($$"""{"parameters":[{"name":"count","type":"integer","value":{{value}} }]}""")!.Parameters![0].Value);
}
