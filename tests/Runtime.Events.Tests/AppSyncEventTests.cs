namespace Lambda.Runtime.Events.Tests;

/// <summary>Headers, callers, and the responses of resolvers and authorizers.</summary>
public sealed class AppSyncEventTests
{
    [Fact]
    public void Header_IsFoundInAnyCase_AndMayHaveSeveralValues()
    {
        AppSyncRequest request = LambdaJson.Deserialize<AppSyncResolverEvent>("""{"request":{"headers":{"x-tenant":"n\u00f6rd","custom":["a","b"],"none":null}}}""")!.Request!;

        Assert.Equal("n\u00f6rd", request.GetHeader("X-Tenant"));
        Assert.Equal("a, b", request.GetHeader("custom"));
        Assert.Null(request.GetHeader("none"));
        Assert.Null(request.GetHeader("other"));
        Assert.Null(new AppSyncRequest().GetHeader("other"));
    }

    [Fact]
    public void ArgumentsAndObject_AreReadIntoTheirTypes()
    {
        const string Json = """{"arguments":{"id":"A-1","count":2},"source":{"name":"A"},"info":{"parentTypeName":"Query","fieldName":"order"}}""";
        AppSyncResolverEvent<Order, Part> both = LambdaJson.Deserialize<AppSyncResolverEvent<Order, Part>>(Json)!;
        AppSyncResolverEvent plain = LambdaJson.Deserialize<AppSyncResolverEvent>(Json)!;

        Assert.Equal((new Order("A-1", 2), new Part("A", null), "order"), (both.Arguments, both.Source, both.Info!.FieldName));
        Assert.Equal(new Order("A-1", 2), plain.Arguments.Deserialize<Order>());
        Assert.Equal(new Part("A", null), LambdaJson.Deserialize<AppSyncResolverEvent<Order>>(Json)!.Source.Deserialize<Part>());
    }

    /// <summary>A query has no object, and an API with a key no caller.</summary>
    [Fact]
    public void WhatIsMissing_IsNull()
    {
        AppSyncResolverEvent<Order, Part> e = LambdaJson.Deserialize<AppSyncResolverEvent<Order, Part>>("""{"arguments":{},"identity":null,"source":null,"prev":null}""")!;

        Assert.Null(e.Identity);
        Assert.Null(e.Source);
        Assert.Null(e.Prev);
    }

    [Fact]
    public void ContextOfTheAuthorizer_IsInTheIdentity()
    {
        AppSyncIdentity identity = LambdaJson.Deserialize<AppSyncResolverEvent>("""{"identity":{"resolverContext":{"name":"north","count":2}}}""")!.Identity!;
        AppSyncIdentity events = LambdaJson.Deserialize<AppSyncEventsRequest>("""{"identity":{"handlerContext":{"name":"north"}}}""")!.Identity!;

        Assert.Equal(new Part("north", 2), identity.ResolverContext.Deserialize<Part>());
        Assert.Equal(new Part("north", null), events.HandlerContext.Deserialize<Part>());
    }

    [Fact]
    public void SeveralFields_AreAnArrayInBothDirections()
    {
        const string Json = """[{"arguments":{"id":"A-1","count":2}},{"arguments":{"id":"A-2","count":1}}]""";
        AppSyncResolverEvent<Order>[] events = LambdaJson.Deserialize<AppSyncResolverEvent<Order>[]>(Json)!;
        AppSyncBatchResult<Part>[] results = [new() { Data = new(events[0].Arguments!.Id, 1) }, new() { ErrorMessage = "no", ErrorType = "NotFound" }];

        Assert.Equal("""[{"data":{"name":"A-1","count":1}},{"errorMessage":"no","errorType":"NotFound"}]""", LambdaJson.Serialize(results));
    }

    [Fact]
    public void ResponseThatSaysNothing_Denies()
    {
        Assert.Equal("""{"isAuthorized":false}""", LambdaJson.Serialize(new AppSyncAuthorizerResponse()));
        Assert.Equal("""{"isAuthorized":false}""", LambdaJson.Serialize(new AppSyncEventsAuthorizerResponse()));
    }

    /// <summary>As in the documentation, whose context has a number.</summary>
    [Fact]
    public void ContextWithANumber_IsReadAndWritten()
    {
        const string Json = """{"isAuthorized":true,"resolverContext":{"name":"north","count":100}}""";

        Assert.Equal(Json, LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncAuthorizerResponse<Part>>(Json)));
        Assert.Equal("100", LambdaJson.Deserialize<AppSyncAuthorizerResponse>(Json)!.ResolverContext!["count"]);
    }

    [Fact]
    public void PublishedEvents_ComeBackWithTheirIds()
    {
        AppSyncEventsRequest<Order> e = LambdaJson.Deserialize<AppSyncEventsRequest<Order>>(
            """{"info":{"channel":{"path":"/orders/north","segments":["orders","north"]},"operation":"PUBLISH"},"events":[{"id":"e1","payload":{"id":"A-1","count":2}},{"id":"e2","payload":null}]}""")!;
        AppSyncEventsPublishResponse<Order> response = new()
        {
            Events = [.. e.Events!.Select(static sent => new AppSyncEventResult<Order> { Id = sent.Id, Payload = sent.Payload, Error = sent.Payload is null ? "empty" : null })],
        };

        Assert.Equal((AppSyncEventsOperations.Publish, "north"), (e.Info.Operation, e.Info.Channel.Segments[1]));
        Assert.Equal("""{"events":[{"id":"e1","payload":{"id":"A-1","count":2}},{"id":"e2","error":"empty"}]}""", LambdaJson.Serialize(response));
        Assert.Equal("null", LambdaJson.Serialize<AppSyncEventsSubscribeResponse?>(null));
    }
}
