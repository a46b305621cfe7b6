public record Order(int Id, string Customer, string Article, int Count);

// In memory, so that the sample needs no database: each execution environment has its own orders.
public static class OrderStore
{
    private static readonly Dictionary<int, Order> s_orders = new()
    {
        [1] = new Order(1, "ada", "tea", 2),
        [2] = new Order(2, "bob", "cup", 1),
        [3] = new Order(3, "ada", "pot", 1),
    };

    public static Order[] List(int page, int size) => [.. s_orders.Values.Skip((page - 1) * size).Take(size)];

    public static Order Get(int id) => s_orders.TryGetValue(id, out Order? order) ? order : throw new KeyNotFoundException($"There is no order {id}.");

    public static Order Add(string customer, string article, int count) => Save(new Order(s_orders.Keys.Max() + 1, customer, article, count));

    public static Order Save(Order order) => s_orders[order.Id] = order;

    public static void Remove(int id) => s_orders.Remove(Get(id).Id);
}
