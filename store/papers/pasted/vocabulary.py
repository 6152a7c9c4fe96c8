"""The words of pages: which label says what, in simplified characters and in English.

Labels that no case needs are known as well: what is known to be a payment serial is not taken for the number of
the order, a deposit not for the price, the latest day of shipping not for the day on which it was shipped.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What kind of value stands behind a label."""

    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"
    WORDS = "words"


class Label(Struct, frozen=True):
    """What a label says: the fact (or `OTHER`) and how good a source of it this label is; 0 is the best."""

    key: str
    kind: Kind
    rank: int = 0


OTHER = "other"
"""The key of labels whose value belongs to no fact."""

BARE = 3
"""The rank of words that may stand before any number: behind them only one as long as an order's is one."""

DEPOSIT, FINAL, OUTBOUND, SHIPMENT, SERIAL, SUM = "deposit", "final", "outbound", "shipment", "serial", "sum"
"""Told by pages, needed for reading them, and no facts of a case. A shipment goes there or back."""

_MOMENT, _MONEY, _NUMBER, _WORDS = Kind.MOMENT, Kind.MONEY, Kind.NUMBER, Kind.WORDS

LABELS: tuple[tuple[Label, str], ...] = (
    (
        Label("order", _NUMBER),
        "订单编号 订单号 订单号码 订单ID 订单单号 主订单编号 主订单号 order_number order_no. order_no "
        "order_id order_# order#",
    ),
    (
        Label("order", _NUMBER, 1),
        "商户单号 商户订单号 商户订单编号 商家订单号 商家订单编号 商家单号 子订单编号 子订单号 "
        "merchant_order_number merchant_order_no.",
    ),
    (
        Label("order", _NUMBER, 2),
        "订单 order",
    ),
    (
        Label("order", _NUMBER, BARE),
        "单号 编号",
    ),
    (
        Label("merchant", _WORDS),
        "店铺 店铺名称 店铺名 店铺昵称 卖家昵称 卖家旺旺 店名 商店 "
        "商店名称 商铺 商铺名称 商家 商家名称 商家店铺 卖家 卖家名称 "
        "卖家店铺 卖场 卖场名称 店家名称 掌柜 供货商 店家 商城店铺 销售店铺 购买店铺 所属店铺 "
        "机构 机构名称 培训机构 开课机构 sold_by shop shop_name "
        "store store_name seller seller_name merchant merchant_name",
    ),
    (
        Label("merchant", _WORDS, 1),
        "直播间 直播间名称 商户 商户名称",
    ),
    (
        Label("merchant", _WORDS, 2),
        "门店 门店名称 适用门店 使用门店 消费门店",
    ),
    (
        Label("product", _WORDS),
        "商品 商品名称 商品标题 商品名 商品信息 宝贝 宝贝名称 宝贝标题 品名 产品 产品名称 货品 货品名称 item "
        "课程 课程名称 课程标题 套餐名称 团购名称 服务名称 "
        "item_name items product product_name item_title product_title",
    ),
    (
        Label("sku", _WORDS),
        "规格 款式 型号 颜色分类 颜色 尺码 商品规格 规格型号 已选 已选规格 套餐 套餐类型 variant sku colour "
        "color size option",
    ),
    (
        Label("paid", _MONEY),
        "实付 实付款 实付金额 实付总额 实付总价 实付合计 商品实付 支付合计 付款合计 合计实付 合计支付 "
        "共支付 共付 订单支付金额 买家实付金额 实付价 实际支付 实际付款 实际支付金额 实际付款金额 支付金额 "
        "付款金额 付款总额 支付总额 已付款 已支付 已付 已付金额 订单实付 买家实付 结账总金额 总付款金额 "
        "paid amount_paid total_paid you_paid paid_amount payment_amount paid_total",
    ),
    (
        Label("paid", _MONEY, 1),
        "应付 应付款 应付总额 应付金额 应付合计 需付款 需付 需支付 合计 合计金额 总计 共计 order_total grand_total",
    ),
    (
        Label("paid", _MONEY, 2),
        "总价 总额 总金额 订单金额 订单总额 订单总价 订单总金额 total total_amount",
    ),
    (
        Label(DEPOSIT, _MONEY),
        "定金 已付定金 定金金额 预付定金 实付定金 支付定金 应付定金 订金 已付订金 预付款 首款 deposit",
    ),
    (
        Label(FINAL, _MONEY),
        "尾款 尾款金额 应付尾款 实付尾款 已付尾款 待付尾款 支付尾款 final_payment balance",
    ),
    (
        Label(SUM, _MONEY),
        "商品总价 商品总额 商品金额 商品价格 商品合计 商品小计 商品原价 单价 原价 标价 划线价 售价 小计 "
        "单独购买价 单买价 活动价 拼单价 拼团价 到手价 券后价 成交价 预售价 直播价 秒杀价 价格 subtotal "
        "门市价 门店价 sub-total item_total items_total merchandise_total unit_price price list_price",
    ),
    (
        Label(OTHER, _MONEY),
        "运费 快递费 邮费 配送费 运费险 退货运费 包装费 服务费 税费 税金 关税 发票金额 余额 积分 优惠 "
        "店铺优惠 平台优惠 商家优惠 优惠金额 总优惠 共优惠 已优惠 优惠券 店铺券 平台券 店铺优惠券 "
        "平台优惠券 平台立减 立减 支付立减 满减 满减优惠 店铺满减 跨店满减 折扣 红包 抵扣 积分抵扣 金币抵扣 "
        "补贴 平台补贴 定金膨胀 定金膨胀抵扣 定金抵扣 会员优惠 限时优惠 直播优惠 补偿 补偿金额 赔付金额 "
        "已省 共省 省 discount shipping shipping_fee delivery delivery_fee postage "
        "packaging handling freight coupon tax voucher compensation",
    ),
    (
        Label("amount", _MONEY),
        "退款金额 申请金额 退款总额 退款总金额 申请退款金额 退款合计 应退金额 预计退款 预计退款金额 "
        "退回金额 refund_amount refund_total amount_requested requested_amount refund_requested",
    ),
    (
        Label("amount", _MONEY, 1),
        "退款 金额 已退款 refund",
    ),
    (
        Label("bought-on", _MOMENT),
        "下单时间 下单日期 下单日 下单于 创建于 购买于 拍下时间 下单 创建时间 创建日期 订单创建时间 订单时间 "
        "订单日期 订购时间 订购日期 购买时间 购买日期 拼单时间 拼团时间 成团时间 提交订单时间 订单提交时间 "
        "订单创建 创建订单 提交订单 订单提交 下单成功 "
        "报名时间 报名日期 预订时间 预定时间 订票时间 购课时间 "
        "成立时间 订单成立时间 成立日期 ordered_on placed purchased bought order_created created_on ordered "
        "order_date order_time order_placed placed_on purchased_on purchase_date bought_on "
        "date_of_order date_of_purchase",
    ),
    (
        Label("bought-on", _MOMENT, 1),
        "付款成功 支付成功 订单支付 "
        "付款时间 付款日期 支付时间 支付日期 支付完成时间 交易时间 消费时间 付款完成时间 paid_on paid_at "
        "payment_time payment_date",
    ),
    (
        Label("bought-on", _MOMENT, 2),
        "定金支付时间 定金付款时间 付定金时间 首款支付时间",
    ),
    (
        Label("submitted", _MOMENT),
        "提交时间 提交日期 submitted_on submitted",
    ),
    (
        Label("shipped-on", _MOMENT),
        "发货时间 发货日期 发货于 出货时间 出货日期 卖家发货时间 商家发货时间 卖家发货 商家发货 已发货 "
        "shipped_on shipped ship_date dispatched_on dispatched sent_on",
    ),
    (
        Label("shipped-on", _MOMENT, 1),
        "出库时间 发货 出货 寄出时间 寄出日期 已出货 已出库 商家已发货",
    ),
    (
        Label("received-on", _MOMENT),
        "签收时间 签收日期 签收于 收货时间 收货日期 收货日 收件时间 收件日期 送达时间 送达日期 妥投时间 "
        "到货时间 到货日期 收到时间 收件成功 物流签收时间 包裹签收时间 delivered_on delivered received_on received "
        "signed_for_on signed_for signed_on arrived_on delivery_date date_of_delivery date_received",
    ),
    (
        Label("received-on", _MOMENT, 1),
        "已送达 已签收 收货 送达 签收 妥投",
    ),
    (
        Label(OTHER, _MOMENT),
        "尾款支付时间 尾款付款时间 付尾款时间 尾款时间 成交时间 交易成功时间 交易完成时间 完成时间 关闭时间 "
        "确认收货 自动确认收货 "
        "确认收货时间 自动确认收货时间 自动收货时间 确认时间 取消时间 结束时间 最晚发货 最晚发货时间 "
        "开课时间 开课日期 上课时间 开始时间 使用日期 入住时间 入住日期 出发时间 "
        "发货截止时间 预计发货 预计发货时间 承诺发货时间 最晚送达 预计送达 预计送达时间 预计到达 预计到货 "
        "预计收货时间 期望配送时间 期望送达时间 配送时间 送货时间 预约时间 预约送达 揽收时间 揽件时间 "
        "派送时间 取件时间 有效期 有效期至 到期时间 退款时间 退款成功时间 到账时间 处理时间 同意时间 "
        "商家同意时间 介入时间 退货时间 寄回时间 退货发货时间 商家签收时间 商家收货时间 退货签收时间 "
        "开票时间 评价时间 使用时间 核销时间 更新时间 撤销时间 打印时间 estimated_delivery "
        "expected_delivery delivery_window arrives arriving completed_on cancelled_on expires valid_until",
    ),
    (
        Label("applied-on", _MOMENT),
        "申请时间 申请日期 申请于 申请退款时间 退款申请时间 售后申请时间 提交申请时间 发起时间 发起申请时间 "
        "发起退款时间 requested_on requested_at requested applied_on applied request_date application_date",
    ),
    (
        Label("refused-on", _MOMENT),
        "拒绝时间 拒绝日期 拒绝于 商家拒绝时间 卖家拒绝时间 拒绝退款时间 驳回时间 驳回日期 商家驳回时间 "
        "refused_on refused rejected_on rejected declined_on declined",
    ),
    (
        Label("refund-no", _NUMBER),
        "退款编号 退款单号 退款号 退款ID 售后单号 售后编号 退货编号 退货退款编号 售后服务单号 服务单号 "
        "服务单编号 退款申请编号 售后申请编号 维权编号 refund_id refund_number refund_no. refund_no "
        "return_id",
    ),
    (
        Label("tracking", _NUMBER),
        "退货单号 退货运单号 退货快递单号 退货物流单号 退货物流 退货快递 寄回单号 寄回运单号 寄回快递 "
        "买家寄回 退回单号 退回运单号 退货寄回 买家退货 买家退货物流 return_tracking_number "
        "return_tracking_no. return_tracking",
    ),
    (
        Label(OUTBOUND, _NUMBER),
        "发货单号 发货物流 发货快递 发货运单号 发货快递单号 商家发货物流 卖家发货物流 配送单号 outbound_tracking",
    ),
    (
        Label(SHIPMENT, _NUMBER),
        "快递单号 运单号 物流单号 快递编号 物流编号 运单编号 物流运单号 快递运单号 包裹号 tracking_number "
        "tracking_no. tracking",
    ),
    (
        Label(SERIAL, _NUMBER),
        "支付交易号 支付宝交易号 微信交易号 交易号 交易单号 交易编号 支付流水号 交易流水号 流水号 支付单号 "
        "支付编号 支付订单号 付款单号 付款流水号 微信支付单号 支付宝订单号 银行流水号 收款单号 "
        "transaction_id transaction_no. payment_id serial_number",
    ),
    (
        Label(OTHER, _NUMBER),
        "商品编号 商品货号 货号 商品ID 商品编码 商品条码 条码 条形码 发票号码 发票代码 税号 纳税人识别号 "
        "店铺ID 直播间ID 取件码 提货码 取货码 券码 核销码 验证码 电话 联系电话 联络电话 收货电话 手机 "
        "手机号 手机号码 客服电话 快递员电话 会员号 用户ID 银行卡号 拼单编号 拼团编号 团单号 活动编号 "
        "投诉编号 工单号 工单编号 批次号 item_number item_no. product_id phone pickup_code",
    ),
    (
        Label("reason", _WORDS),
        "退款原因 退货原因 售后原因 申请原因 退款理由 申请理由 refund_reason reason",
    ),
    (
        Label("demand", _WORDS),
        "退款类型 售后类型 服务类型 申请类型 退货类型 售后方式 申请服务 refund_type request_type",
    ),
    (
        Label(OTHER, _WORDS),
        "收货人 收件人 联系人 收花人 取货人 提货人 寄件人 用户 买家 买家昵称 买家姓名 收货人姓名 收件 "
        "收货方 姓名 会员名 地址 收货地址 收件地址 送货地址 配送地址 退货地址 寄回地址 门店地址 发货地址 "
        "发货地 自提点 收货信息 买家留言 买家备注 订单备注 备注 留言 商家留言 卖家留言 商家备注 商家说明 "
        "温馨提示 提示 说明 支付方式 付款方式 支付渠道 配送方式 物流方式 发票 发票类型 发票抬头 发票内容 "
        "开票方式 订单来源 订单类型 购买渠道 拒绝原因 拒绝理由 拒绝说明 驳回原因 驳回理由 驳回说明 退款说明 "
        "问题描述 申请说明 凭证 处理结果 货物状态 商品状态 订单状态 交易状态 退款状态 当前状态 物流状态 "
        "物流公司 快递公司 物流 快递 承运商 承运公司 数量 购买数量 商品数量 件数 主播 达人 带货主播 服务 "
        "服务保障 保障 赠品 商品说明 账单分类 收款方 收款方全称 商户全称 收单机构 付款银行 "
        "退款去向 退款方式 退款账户 客服 ship_to deliver_to recipient address "
        "shipping_address payment_method qty quantity status courier carrier buyer note",
    ),
)
"""Blanks part the labels; a blank inside one is written `_`."""

PAID = Label("paid", _MONEY, 1)
"""What is said to have been paid, without a label."""

DEEDS: tuple[tuple[Label, str], ...] = (
    (Label("bought-on", _MOMENT, 1), "下单|下的单|购买|买|拍下|拍|付款|支付"),
    (Label("shipped-on", _MOMENT, 1), "发货|发出"),
    (Label("received-on", _MOMENT, 1), "收到|收到货|到货|到|签收|收货"),
)
"""What was done on the day before it, as patterns."""
