namespace DockerDesktop.Service.Http;

/// <summary>
/// How often each account may do something: so many times at once, and then one more in each interval. Accounts are forgotten when their budget is whole again;
/// when there are too many of them, the further ones share one.
/// </summary>
/// <param name="rate">How often.</param>
/// <param name="time">What intervals go by.</param>
internal sealed class CallerBudgets(CallerRate rate, TimeProvider time)
{
    /// <summary>
    /// Changes by an account that is no administrator: what changes something is never left out of the log, so that it can be rolled away only by changes, in
    /// days.
    /// </summary>
    public static readonly CallerRate Changes = new(120, TimeSpan.FromSeconds(10));

    /// <summary>Entries in the log about requests that changed nothing.</summary>
    public static readonly CallerRate LogEntries = new(100, TimeSpan.FromSeconds(10));

    /// <summary>Accounts that have a budget of their own at the same time.</summary>
    public const int Accounts = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Budget> _budgets = new(StringComparer.Ordinal);

    /// <summary>How often.</summary>
    public CallerRate Rate => rate;

    /// <summary>Takes one, if there is one.</summary>
    /// <param name="account">Whose.</param>
    /// <returns>False when the account has none left at the moment.</returns>
    public bool TryTake(string account)
    {
        lock (_lock)
        {
            Budget budget = Find(account);
            Refill(budget);
            if (budget.Left == 0)
            {
                return false;
            }

            budget.Left--;
            return true;
        }
    }

    /// <summary>Gives one back that was taken for nothing.</summary>
    public void Return(string account)
    {
        lock (_lock)
        {
            Budget budget = Find(account);
            budget.Left = Math.Min(budget.Left + 1, rate.AtOnce);
        }
    }

    private Budget Find(string account)
    {
        if (_budgets.TryGetValue(account, out Budget? budget))
        {
            return budget;
        }

        if (_budgets.Count >= Accounts)
        {
            foreach ((string other, Budget old) in _budgets)
            {
                Refill(old);
                if (old.Left == rate.AtOnce)
                {
                    _budgets.Remove(other);
                }
            }

            // Still too many: the further ones share.
            account = _budgets.Count >= Accounts ? string.Empty : account;
        }

        if (!_budgets.TryGetValue(account, out budget))
        {
            budget = new Budget(rate.AtOnce, time.GetTimestamp());
            _budgets.Add(account, budget);
        }

        return budget;
    }

    private void Refill(Budget budget)
    {
        long intervals = (long)(time.GetElapsedTime(budget.RefilledAt) / rate.Interval);
        if (intervals > 0)
        {
            budget.Left = (int)Math.Min(budget.Left + intervals, rate.AtOnce);
            budget.RefilledAt += (long)(intervals * rate.Interval.TotalSeconds * time.TimestampFrequency);
        }
    }

    private sealed class Budget(int left, long refilledAt)
    {
        public int Left { get; set; } = left;

        public long RefilledAt { get; set; } = refilledAt;
    }
}
