using Lambda.Runtime;
using Lambda.Runtime.Http;

namespace Lambda_Function.New;

public record NewOrder(string Article, int Count);
public record Order(int Id, string Article, int Count);

public static class Functions
{
    // In memory, so each execution environment has its own orders: replace this with a database.
    private static readonly Dictionary<int, Order> s_orders = new() { [1] = new Order(1, "tea", 2) };

    [LambdaRoute("GET /orders/{id}")]
    public static Results<Ok<Order>, NotFound> Get(int id) =>
        s_orders.TryGetValue(id, out Order? order) ? TypedResults.Ok(order) : TypedResults.NotFound();

    [LambdaRoute("POST /orders")]
    public static Created<Order> Add(NewOrder order)
    {
        var added = new Order(s_orders.Count + 1, order.Article, order.Count);
        s_orders.Add(added.Id, added);
        return TypedResults.Created($"/orders/{added.Id}", added);
    }
}
