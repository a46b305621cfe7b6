namespace Lambda.Runtime.Events.Tests;

/// <summary>The responses to AWS CloudFormation, which repeat the ids of the request.</summary>
public sealed class CustomResourceEventTests
{
    private static readonly CustomResourceRequest Create = new()
    {
        RequestType = CustomResourceRequestTypes.Create,
        StackId = "s",
        RequestId = "r",
        LogicalResourceId = "Certificate",
    };

    private static readonly CustomResourceRequest<Part> Update = new()
    {
        RequestType = CustomResourceRequestTypes.Update,
        StackId = "s",
        RequestId = "r",
        LogicalResourceId = "Certificate",
        PhysicalResourceId = "cert-7",
    };

    [Fact]
    public void Success_HasTheIdsOfTheRequest() => Assert.Equal(
        """{"Status":"SUCCESS","PhysicalResourceId":"cert-8","StackId":"s","RequestId":"r","LogicalResourceId":"Certificate","Data":{"Arn":"a"}}""",
        LambdaJson.Serialize(CustomResourceResponse.Success(Create, "cert-8", new Dictionary<string, string> { ["Arn"] = "a" })));

    /// <summary>Another id would make CloudFormation delete the old resource.</summary>
    [Fact]
    public void ResponseWithoutAnId_KeepsThatOfTheRequest()
    {
        Assert.Equal("cert-7", CustomResourceResponse.Success(Update).PhysicalResourceId);
        Assert.Equal("cert-7", CustomResourceResponse.Failure(Update, "no").PhysicalResourceId);
    }

    /// <summary>CloudFormation rejects an empty id.</summary>
    [Fact]
    public void ResponseWithoutAnId_HasOneForANewResource() => Assert.Equal(
        """{"Status":"FAILED","Reason":"The domain is not verified.","PhysicalResourceId":"Certificate","StackId":"s","RequestId":"r","LogicalResourceId":"Certificate"}""",
        LambdaJson.Serialize(CustomResourceResponse.Failure(Create, "The domain is not verified.")));

    /// <summary>CloudFormation sends all numbers and booleans as strings.</summary>
    [Fact]
    public void Properties_AreReadFromStrings()
    {
        CustomResourceRequest<Part> typed = LambdaJson.Deserialize<CustomResourceRequest<Part>>("""{"ResourceProperties":{"ServiceToken":"t","Name":"A-1","Count":"2"}}""")!;
        CustomResourceRequest plain = LambdaJson.Deserialize<CustomResourceRequest>("""{"ResourceProperties":{"ServiceToken":"t","Name":"A-1","Count":"2"}}""")!;

        Assert.Equal(new Part("A-1", 2), typed.ResourceProperties);
        Assert.Null(typed.OldResourceProperties);
        Assert.Equal(new Part("A-1", 2), plain.ResourceProperties.Deserialize<Part>());
        Assert.True(plain.OldResourceProperties.IsNull);
    }
}
