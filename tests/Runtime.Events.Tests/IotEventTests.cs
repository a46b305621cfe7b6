namespace Lambda.Runtime.Events.Tests;

/// <summary>Passwords, and responses that must not let a device in.</summary>
public sealed class IotEventTests
{
    [Fact]
    public void Password_IsDecoded()
    {
        IotMqttData mqtt = LambdaJson.Deserialize<IotAuthorizerRequest>("""{"protocolData":{"mqtt":{"username":"ada","password":"Z2Vow6RpbQ=="}}}""")!.ProtocolData.Mqtt!;

        Assert.Equal("geh\u00e4im", mqtt.GetPasswordText());
        Assert.Null(new IotMqttData().GetPasswordText());
    }

    /// <summary>The test event of the documentation has a password that is not base64.</summary>
    [Fact]
    public void PasswordThatIsNotBase64_IsAnErrorWhenItIsDecoded()
    {
        IotMqttData mqtt = LambdaJson.Deserialize<IotAuthorizerRequest>("""{"protocolData":{"mqtt":{"password":"myPassword"}}}""")!.ProtocolData.Mqtt!;

        Assert.Equal("myPassword", mqtt.Password);
        Assert.Throws<FormatException>(mqtt.GetPasswordText);
    }

    [Fact]
    public void Header_IsFoundInAnyCase() => Assert.Equal(
        "north",
        LambdaJson.Deserialize<IotAuthorizerRequest>("""{"protocolData":{"http":{"headers":{"X-Tenant":"north"}}}}""")!.ProtocolData.Http!.GetHeader("x-tenant"));

    [Fact]
    public void ResponseThatSaysNothing_Denies()
    {
        Assert.Equal("""{"isAuthenticated":false,"principalId":"","policyDocuments":[]}""", LambdaJson.Serialize(new IotAuthorizerResponse()));
        Assert.Equal("Deny", new IotPolicyStatement { Action = ["iot:Connect"] }.Effect);
        Assert.Equal("""{"allowProvisioning":false}""", LambdaJson.Serialize(new IotProvisioningResponse()));
    }
}
