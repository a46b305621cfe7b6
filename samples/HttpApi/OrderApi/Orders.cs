using Lambda.Runtime;
using Lambda.Runtime.Http;

public record NewOrder(string Article, int Count);

[LambdaRoutePrefix("/orders")]
[MapException<KeyNotFoundException>(404)]
public static class Orders
{
    [LambdaRoute("GET /")]
    public static Order[] List(int page = 1, int size = 20) => OrderStore.List(page, size);

    [LambdaRoute("GET /{id}")]
    public static Order Get(int id) => OrderStore.Get(id);

    [LambdaRoute("POST /")]
    public static Results<Created<Order>, ProblemHttpResult> Add(NewOrder order, [FromClaim("sub")] string customer)
    {
        if (order.Count < 1)
            return TypedResults.Problem("An order needs a positive count.", statusCode: 422);
        Order added = OrderStore.Add(customer, order.Article, order.Count);
        return TypedResults.Created($"/orders/{added.Id}", added);
    }

    [LambdaRoute("PUT /{id}")]
    public static Order Change(int id, NewOrder order) => OrderStore.Save(OrderStore.Get(id) with { Article = order.Article, Count = order.Count });

    [LambdaRoute("DELETE /{id}")]
    public static void Remove(int id) => OrderStore.Remove(id);
}
