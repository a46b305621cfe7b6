namespace Lambda.Runtime.Events.Tests;

/// <summary>A handler changes the state of the conversation, and returns it.</summary>
public sealed class LexV2EventTests
{
    private const string Json = """
        {
          "sessionState": {
            "sessionAttributes": { "tenant": "north" },
            "intent": { "name": "Order", "slots": { "Count": { "shape": "Scalar", "value": { "interpretedValue": "2" } }, "Size": null }, "state": "InProgress" }
          }
        }
        """;

    [Fact]
    public void SlotThatIsNotGiven_IsNull()
    {
        LexV2Intent intent = LambdaJson.Deserialize<LexV2Event>(Json)!.SessionState.Intent!;

        Assert.Equal("2", intent.Slots!["Count"]!.Value!.InterpretedValue);
        Assert.Null(intent.Slots["Size"]);
    }

    /// <summary>Slots that are null have to come back, too.</summary>
    [Fact]
    public void ChangedState_IsReturned()
    {
        LexV2Event e = LambdaJson.Deserialize<LexV2Event>(Json)!;
        e.SessionState.DialogAction = new() { Type = LexV2DialogActionTypes.ElicitSlot, SlotToElicit = "Size" };
        e.SessionState.Intent!.State = LexV2IntentStates.InProgress;

        Assert.Equal(
            """{"sessionState":{"sessionAttributes":{"tenant":"north"},"dialogAction":{"slotToElicit":"Size","type":"ElicitSlot"},"intent":{"name":"Order","slots":{"Count":{"shape":"Scalar","value":{"interpretedValue":"2"}},"Size":null},"state":"InProgress"}},"messages":[{"contentType":"PlainText","content":"Which size?"}]}""",
            LambdaJson.Serialize(new LexV2Response
            {
                SessionState = e.SessionState,
                Messages = [new() { ContentType = LexV2MessageContentTypes.PlainText, Content = "Which size?" }],
            }));
    }
}
