using System.Globalization;

public sealed class PriceList
{
    private readonly Dictionary<string, decimal> _prices = [];

    public decimal this[string article] => _prices[article];

    public async Task LoadAsync()
    {
        using var reader = new StreamReader(typeof(PriceList).Assembly.GetManifestResourceStream("prices.csv")!);
        while (await reader.ReadLineAsync() is { } line)
        {
            string[] cells = line.Split(',');
            _prices.Add(cells[0], decimal.Parse(cells[1], CultureInfo.InvariantCulture));
        }

        Console.WriteLine($"{_prices.Count} prices loaded");
    }
}
